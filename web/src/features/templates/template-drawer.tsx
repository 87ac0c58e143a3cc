import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Details } from "../../ui/details.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { MessageBubble, Phone } from "../../ui/phone.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { bareTemplateQuery, type Template, templateQuery } from "./queries.ts";
import { TemplateStatusBadge } from "./template-list.tsx";
import { categories, qualityWord } from "./words.ts";

interface Props {
  id: number;
  onClose: () => void;
}

/** One template, drawn as a phone shows it. */
export function TemplateDrawer({ id, onClose }: Props) {
  const { t } = useI18n();
  const { data: template, error } = useQuery(templateQuery(id));
  const { data: drawn } = useQuery(bareTemplateQuery(id));
  return (
    <Drawer title={template?.name ?? t("list.loading")} onClose={onClose}>
      {error && <ProblemNote problem={problemFrom(error)} />}
      <div className="grid gap-5">
        {!error && (
          <Phone label={t("templates.asSeen")}>
            {drawn ? <MessageBubble {...drawn} /> : <Skeleton className="h-28 w-full" />}
          </Phone>
        )}
        {template && <WhyNot template={template} />}
        {template && <Facts template={template} />}
      </div>
    </Drawer>
  );
}

/** What keeps it from being sent, if anything does. */
function WhyNot({ template }: { template: Template }) {
  const { t } = useI18n();
  const { rejectedReason, unsendablePart } = template;
  const reasons = [
    rejectedReason && t("templates.rejectedBecause", { reason: rejectedReason }),
    unsendablePart && t("templates.cannotSend", { part: unsendablePart }),
  ].filter((reason) => reason !== null && reason !== "");
  if (reasons.length === 0) return null;
  return (
    <ul className="grid gap-1 rounded-md bg-warn-soft px-3.5 py-2.5 text-base">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function Facts({ template }: { template: Template }) {
  const { t, format } = useI18n();
  const category = categories.find(({ value }) => value === template.category);
  return (
    <Details
      details={[
        { label: t("templates.status"), value: <TemplateStatusBadge status={template.status} /> },
        { label: t("templates.language"), value: template.language },
        {
          label: t("templates.category"),
          value: category ? t(category.word) : template.category,
        },
        { label: t("templates.quality"), value: t(qualityWord(template.quality)) },
        {
          label: t("templates.variables"),
          value:
            template.variables.length > 0
              ? template.variables.map((name) => `{{${name}}}`).join(", ")
              : t("templates.noVariables"),
        },
        { label: t("templates.lastSynced"), value: format.dateTime(template.lastSyncedAt) },
      ]}
    />
  );
}
