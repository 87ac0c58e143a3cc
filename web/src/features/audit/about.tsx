import { Link } from "@tanstack/react-router";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { AuditEntry } from "./queries.ts";
import { entityWords } from "./words.ts";

const link = "underline decoration-line-2 hover:text-accent";

/** What an entry is about, and the way there where it has a page. */
export function About({ entry: { entity, entityId } }: { entry: AuditEntry }) {
  const { t } = useI18n();
  if (entity === null) return <span className="text-ink-3">–</span>;
  const word = entityWords[entity];
  const name = `${word ? t(word) : entity}${entityId === null ? "" : ` ${entityId}`}`;
  if (entityId === null) return name;
  switch (entity) {
    case "campaign":
      return (
        <Link to="/campaigns/$id" params={{ id: entityId }} className={link}>
          {name}
        </Link>
      );
    case "contact":
      return (
        <Link to="/contacts/$id" params={{ id: entityId }} className={link}>
          {name}
        </Link>
      );
    case "segment":
      return (
        <Link to="/segments/$id" params={{ id: entityId }} className={link}>
          {name}
        </Link>
      );
    default:
      return name;
  }
}
