import { useSuspenseQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { languageName } from "../../lib/languages.ts";
import { type DeclaredField, fieldsQuery } from "../../lib/vocabulary.ts";
import { Details } from "../../ui/details.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import type { Contact } from "./queries.ts";
import { WorkflowBadge } from "./workflow-status.tsx";

export function ContactDetails({ contact }: { contact: Contact }) {
  const { t, format, locale } = useI18n();
  const { language, timezone, rating, optIn, lastInteractionAt } = contact;
  return (
    <Panel title={t("contacts.details")}>
      <Details
        details={[
          { label: t("contacts.phone"), value: contact.phone },
          ...(contact.userId ? [{ label: t("contacts.userId"), value: contact.userId }] : []),
          {
            label: t("contacts.language"),
            value: language === null ? null : languageName(language, locale),
          },
          { label: t("field.timezone"), value: timezone?.replaceAll("_", " ") },
          {
            label: t("contacts.workflowStatus"),
            value: <WorkflowBadge status={contact.workflowStatus} />,
          },
          {
            label: t("contacts.rating"),
            value: rating === null ? null : t("contacts.ratingOf", { rating }),
          },
          { label: t("contacts.conversations"), value: format.number(contact.conversationCount) },
          {
            label: t("contacts.lastInteraction"),
            value: lastInteractionAt && <RelativeTime value={lastInteractionAt} />,
          },
          { label: t("contacts.source"), value: contact.source },
          { label: t("contacts.agreed"), value: optIn && <Agreement optIn={optIn} /> },
          { label: t("contacts.createdAt"), value: format.dateTime(contact.createdAt) },
          { label: t("contacts.updatedAt"), value: <RelativeTime value={contact.updatedAt} /> },
        ]}
      />
    </Panel>
  );
}

function Agreement({ optIn }: { optIn: NonNullable<Contact["optIn"]> }) {
  const { format } = useI18n();
  return (
    <>
      <p>{optIn.at === null ? optIn.source : `${optIn.source}, ${format.dateTime(optIn.at)}`}</p>
      {optIn.text && <p className="text-sm text-ink-3">“{optIn.text}”</p>}
    </>
  );
}

/** The business's own fields, also those without a value: one sees what could be known. */
export function ContactFields({ contact }: { contact: Contact }) {
  const { t } = useI18n();
  const words = useValueWords();
  const { data: fields } = useSuspenseQuery(fieldsQuery);
  const undeclared = Object.keys(contact.attributes).filter(
    (key) => !fields.some((field) => field.key === key),
  );
  if (fields.length + undeclared.length === 0) return null;
  return (
    <Panel title={t("contacts.fields")}>
      <Details
        details={[
          ...fields.map((field) => ({
            label: field.label,
            value: words(field.type, contact.attributes[field.key]),
          })),
          ...undeclared.map((key) => ({
            label: key,
            value: words("text", contact.attributes[key]),
          })),
        ]}
      />
    </Panel>
  );
}

type Value = Contact["attributes"][string];

function useValueWords() {
  const { t, format } = useI18n();
  return (type: DeclaredField["type"], value: Value | undefined): string | null => {
    if (value === undefined) return null;
    if (typeof value === "boolean") return t(value ? "answer.yes" : "answer.no");
    if (typeof value === "number") return format.decimal(value, 6);
    return type === "date" ? format.day(value) : value;
  };
}
