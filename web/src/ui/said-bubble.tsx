import {
  hasChoice,
  missingOf,
  readMessage,
  renderMessage,
  samplePerson,
  variablesOf,
  type Person,
} from "@siar/core/message-templates/rules";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { fieldsQuery } from "../lib/vocabulary.ts";
import { variableLabel } from "./composer/part-words.ts";
import { type MediaKind, MessageBubble } from "./phone.tsx";

interface Props {
  text: string;
  /** Left out: somebody made up. */
  person: Person | undefined;
  /** 0 where there is no campaign yet. */
  campaignId: number;
  mediaKind?: MediaKind | null;
  /** The file itself, where it is known. */
  media?: ReactNode;
}

/** A text as one person gets it: what the sender says is rendered by the same rules. */
export function SaidBubble({ text, person, campaignId, mediaKind = null, media }: Props) {
  const { t, format } = useI18n();
  const { data: fields = [] } = useQuery(fieldsQuery);
  // What cannot be read yet stands for itself, so that the rest goes on being shown.
  const parts = readMessage(text).pieces.map(({ part }) => part);
  const somebody = person ?? samplePerson(variablesOf(parts));
  const missing = [...new Set(missingOf(parts, somebody, campaignId))];
  const remarks = [
    !person && variablesOf(parts).length > 0 && t("phone.asSample"),
    missing.length > 0 &&
      t("phone.missing", {
        name: somebody.name || somebody.phone || t("phone.nameless"),
        values: format.list(missing.map((name) => variableLabel(name, { t, fields }))),
      }),
    campaignId === 0 && hasChoice(parts) && t("phone.varies"),
  ].filter((remark) => remark !== false);
  return (
    <>
      <MessageBubble
        stamped
        body={renderMessage(parts, somebody, campaignId)}
        mediaKind={mediaKind}
        media={media}
      />
      {remarks.map((remark) => (
        <p key={remark} className="rounded-md bg-paper/90 px-3 py-1.5 text-sm text-ink-2">
          {remark}
        </p>
      ))}
    </>
  );
}
