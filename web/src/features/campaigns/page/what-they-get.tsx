import { memo } from "react";
import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Panel } from "../../../ui/panel.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { Campaign } from "../figures.ts";
import { templatePreviewQuery } from "../queries.ts";

type TemplateMessage = Extract<Campaign["message"], { type: "template" }>;

/** The message as written; a template drawn with a sample person's values. */
export const WhatTheyGet = memo(function WhatTheyGet({ message }: Pick<Campaign, "message">) {
  const { t } = useI18n();
  const label = t("campaigns.message");
  return (
    <Panel title={label} {...descriptionOf(message)}>
      <Phone label={label}>
        {message.type === "template" ? (
          <TemplateBubble message={message} />
        ) : (
          <MessageBubble
            body={message.text || (message.type === "text" ? t("campaigns.noMessage") : "")}
            mediaKind={message.type === "text" ? null : message.type}
          />
        )}
      </Phone>
    </Panel>
  );
});

const descriptionOf = (message: Campaign["message"]) =>
  message.type === "template" && message.templateName !== null
    ? { description: `${message.templateName} · ${message.templateLanguage ?? ""}` }
    : {};

function TemplateBubble({ message }: { message: TemplateMessage }) {
  const { t } = useI18n();
  const can = useCan();
  const { templateId, variables } = message;
  const { data, error } = useQuery({
    ...templatePreviewQuery(templateId ?? 0, variables),
    enabled: templateId !== null && can("template:view"),
  });
  if (templateId === null) return <MessageBubble body={t("campaigns.noTemplate")} />;
  if (error) return <MessageBubble body={message.templateName ?? ""} />;
  if (!data) return <Skeleton className="h-24 w-full" />;
  return <MessageBubble {...data} />;
}
