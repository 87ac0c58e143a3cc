import { parseMessage } from "@siar/core/message-templates/rules";
import { useQuery } from "@tanstack/react-query";
import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { Panel } from "../../../ui/panel.tsx";
import { PersonWalker, type Walk } from "../../../ui/person-walker.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { SaidBubble } from "../../../ui/said-bubble.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { templatePreviewQuery } from "../queries.ts";
import type { CampaignValues } from "./values.ts";
import type { Writing } from "./writing.ts";

interface Props {
  values: CampaignValues;
  walk: Walk<Entity<"Contact">>;
  writing: Writing;
}

/** The message as somebody of the segment will see it, while it is being written. */
export function PreviewPanel({ values, walk, writing }: Props) {
  const { t } = useI18n();
  return (
    <div className="xl:sticky xl:top-16">
      <Panel title={t("campaigns.form.preview")}>
        <div className="grid gap-3">
          <PersonWalker walk={walk} label={t("campaigns.form.previewFor")} />
          <Phone label={t("campaigns.form.preview")}>
            {values.type === "template" ? (
              <TemplateBubble values={values} writing={writing} />
            ) : (
              <TextBubble values={values} writing={writing} />
            )}
          </Phone>
        </div>
      </Panel>
    </div>
  );
}

/** A text, or a file with the text as its caption. */
function TextBubble({ values: { type, text, mediaKind }, writing }: BubbleProps) {
  const { t } = useI18n();
  const kind = type === "media" ? mediaKind : null;
  if (text.trim() === "" && kind === null) {
    return <MessageBubble body={t("campaigns.noMessage")} />;
  }
  return <SaidBubble text={text} mediaKind={kind} {...writing} />;
}

const canBeRead = (text: string): boolean => parseMessage(text).ok;

type BubbleProps = Pick<Props, "values" | "writing">;

function TemplateBubble({ values, writing }: BubbleProps) {
  const { templateId, variables } = values;
  const { t } = useI18n();
  const rested = useDebounced(variables);
  const { data, error } = useQuery({
    ...templatePreviewQuery(templateId ?? 0, rested, writing.person?.id, writing.campaignId),
    // What cannot be read yet is said at its field; the preview waits for the rest of it.
    enabled: templateId !== null && Object.values(rested).every(canBeRead),
  });
  if (templateId === null) return <MessageBubble body={t("campaigns.noTemplate")} />;
  if (!data) return error ? <MessageBubble body="…" /> : <Skeleton className="h-24 w-full" />;
  return (
    <>
      <MessageBubble {...data} stamped />
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
