import {
  parseMessage,
  renderMessage,
  samplePerson,
  variablesOf,
} from "@siar/core/message-templates/rules";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { Panel } from "../../../ui/panel.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { Select } from "../../../ui/select.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { segmentChoices, templatePreviewQuery } from "../queries.ts";
import { useAudience } from "./use-audience.ts";
import type { CampaignValues } from "./values.ts";

type Contact = Entity<"Contact">;

/** The message as somebody of the segment will see it, while it is being written. */
export function PreviewPanel({ values }: { values: CampaignValues }) {
  const { t } = useI18n();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const { audience } = useAudience(values, segments);
  const [wanted, setWanted] = useState<number>();
  const people = audience?.samples ?? [];
  const person = people.find(({ id }) => id === wanted) ?? people[0];
  return (
    <div className="xl:sticky xl:top-16">
      <Panel title={t("campaigns.form.preview")}>
        <div className="grid gap-3">
          {person && (
            <Select
              aria-label={t("campaigns.form.previewFor")}
              options={people.map(({ id, name, phone }) => ({
                value: String(id),
                label: name || phone || t("campaigns.nameless"),
              }))}
              value={String(person.id)}
              onChange={(value) => setWanted(Number(value))}
            />
          )}
          <Phone label={t("campaigns.form.preview")}>
            {values.type === "template" ? (
              <TemplateBubble values={values} person={person} />
            ) : (
              <TextBubble values={values} person={person} />
            )}
          </Phone>
        </div>
      </Panel>
    </div>
  );
}

/** A text, or a file with the text as its caption. */
function TextBubble({ values: { type, text, mediaKind }, person }: BubbleProps) {
  const { t } = useI18n();
  const parts = parseMessage(text);
  const kind = type === "media" ? mediaKind : null;
  if (text.trim() === "" || !parts.ok) {
    const nothing = kind === null ? t("campaigns.noMessage") : "";
    return <MessageBubble mediaKind={kind} body={text.trim() === "" ? nothing : text} />;
  }
  const somebody = person ?? samplePerson(variablesOf(parts.value));
  return <MessageBubble mediaKind={kind} body={renderMessage(parts.value, somebody)} />;
}

const canBeRead = (text: string): boolean => parseMessage(text).ok;

interface BubbleProps {
  values: CampaignValues;
  person: Contact | undefined;
}

function TemplateBubble({ values: { templateId, variables }, person }: BubbleProps) {
  const { t } = useI18n();
  const rested = useDebounced(variables);
  const { data, error } = useQuery({
    ...templatePreviewQuery(templateId ?? 0, rested, person?.id),
    // What cannot be read yet is said at its field; the preview waits for the rest of it.
    enabled: templateId !== null && Object.values(rested).every(canBeRead),
  });
  if (templateId === null) return <MessageBubble body={t("campaigns.noTemplate")} />;
  if (!data) return error ? <MessageBubble body="…" /> : <Skeleton className="h-24 w-full" />;
  return (
    <>
      <MessageBubble {...data} />
      {data.problems.length > 0 && (
        <ul className="list-disc rounded-md bg-paper/90 py-2 pr-3 pl-7 text-sm text-ink-2">
          {data.problems.map(({ variable, message }) => (
            <li key={variable + message}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}
