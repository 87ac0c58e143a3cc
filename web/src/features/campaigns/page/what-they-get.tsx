import { lazy, memo, Suspense } from "react";
import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import { Panel } from "../../../ui/panel.tsx";
import { PersonWalker, useWalk } from "../../../ui/person-walker.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import type { Campaign } from "../figures.ts";
import { segmentAudience, templatePreviewQuery } from "../queries.ts";

/** Most campaigns are templates, which the API draws. */
const SaidBubble = lazy(async () => ({
  default: (await import("../../../ui/said-bubble.tsx")).SaidBubble,
}));

type Shown = Pick<Campaign, "id" | "segmentId" | "message">;

/** The message as one after the other of its people gets it; a sample person where there is none. */
export const WhatTheyGet = memo(function WhatTheyGet({ id, segmentId, message }: Shown) {
  const { t } = useI18n();
  const can = useCan();
  const { data: audience } = useQuery({
    ...segmentAudience(segmentId ?? 0),
    enabled: segmentId !== null && can("segment:view"),
  });
  const walk = useWalk(audience?.samples ?? []);
  const label = t("campaigns.message");
  return (
    <Panel title={label} {...descriptionOf(message)}>
      <div className="grid gap-3">
        <PersonWalker walk={walk} label={t("campaigns.form.previewFor")} />
        <Phone label={label}>
          {message.type === "template" ? (
            <TemplateBubble campaignId={id} contactId={walk.person?.id} message={message} />
          ) : (
            <Suspense fallback={<Skeleton className="h-24 w-full" />}>
              <SaidBubble
                text={message.text || (message.type === "text" ? t("campaigns.noMessage") : "")}
                person={walk.person}
                campaignId={id}
                mediaKind={message.type === "text" ? null : message.type}
              />
            </Suspense>
          )}
        </Phone>
      </div>
    </Panel>
  );
});

const descriptionOf = (message: Campaign["message"]) =>
  message.type === "template" && message.templateName !== null
    ? { description: `${message.templateName} · ${message.templateLanguage ?? ""}` }
    : {};

interface TemplateProps {
  campaignId: number;
  contactId: number | undefined;
  message: Extract<Campaign["message"], { type: "template" }>;
}

function TemplateBubble({ campaignId, contactId, message }: TemplateProps) {
  const { t } = useI18n();
  const can = useCan();
  const { templateId, variables } = message;
  const { data, error } = useQuery({
    ...templatePreviewQuery(templateId ?? 0, variables, contactId, campaignId),
    enabled: templateId !== null && can("template:view"),
  });
  if (templateId === null) return <MessageBubble body={t("campaigns.noTemplate")} />;
  if (error) return <MessageBubble body={message.templateName ?? ""} />;
  if (!data) return <Skeleton className="h-24 w-full" />;
  return <MessageBubble {...data} stamped />;
}
