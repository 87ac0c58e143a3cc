import { type Person } from "@siar/core/message-templates/rules";
import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { Campaign } from "../figures.ts";
import { templatePreviewQuery } from "../queries.ts";
import { filledFor, saidTo } from "./person.ts";

interface Props {
  campaign: Pick<Campaign, "id" | "message">;
  person: Person;
}

/** What is about to be said, to exactly this person. */
export function TestBubble({ campaign: { id, message }, person }: Props) {
  const { t } = useI18n();
  return (
    <Phone label={t("campaigns.form.preview")}>
      {message.type === "template" ? (
        <TemplateBubble campaignId={id} message={message} person={person} />
      ) : (
        <MessageBubble
          stamped
          mediaKind={message.type === "text" ? null : message.type}
          body={
            saidTo(message.text, person, id) ||
            (message.type === "text" ? t("campaigns.noMessage") : "")
          }
        />
      )}
    </Phone>
  );
}

type TemplateMessage = Extract<Campaign["message"], { type: "template" }>;

interface TemplateProps {
  campaignId: number;
  message: TemplateMessage;
  person: Person;
}

function TemplateBubble({ campaignId, message, person }: TemplateProps) {
  const { t } = useI18n();
  const can = useCan();
  const { templateId, templateName, variables } = message;
  const rested = useDebounced(person);
  const { data, error } = useQuery({
    ...templatePreviewQuery(templateId ?? 0, filledFor(variables, rested, campaignId)),
    enabled: templateId !== null && can("template:view"),
  });
  if (templateId === null) return <MessageBubble body={t("campaigns.noTemplate")} />;
  if (error) return <MessageBubble body={templateName ?? ""} />;
  if (!data) return <Skeleton className="h-24 w-full" />;
  return <MessageBubble {...data} stamped />;
}
