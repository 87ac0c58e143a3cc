import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Details } from "../../ui/details.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ManagerLink } from "./manager-link.tsx";
import { type Template, templateQuery, useRemove } from "./queries.ts";
import { TemplateStatusBadge } from "./template-list.tsx";
import { type PickContact, TryOut } from "./try-out.tsx";
import { categories, partWord, qualityWord, rejectionWord } from "./words.ts";

interface Props {
  id: number;
  onClose: () => void;
  pickContact?: PickContact | undefined;
  /** Meta's id of an account, for the way to Meta's own page. */
  wabaIdOf: (accountId: number) => string | undefined;
}

/** One template, drawn as a phone shows it. */
export function TemplateDrawer(props: Props) {
  const { id, onClose, pickContact, wabaIdOf } = props;
  const { t } = useI18n();
  const { data: template, error } = useQuery(templateQuery(id));
  return (
    <Drawer title={template?.name ?? t("list.loading")} onClose={onClose}>
      {error && <ProblemNote problem={problemFrom(error)} />}
      {!template && !error && <Skeleton className="h-28 w-full" />}
      {template && (
        <div className="grid gap-5">
          <WhyNot template={template} />
          <TryOut key={template.id} template={template} pickContact={pickContact} />
          <Facts template={template} />
          <Acts template={template} wabaId={wabaIdOf(template.accountId)} onRemoved={onClose} />
        </div>
      )}
    </Drawer>
  );
}

/** What keeps it from being sent, if anything does. */
function WhyNot({ template }: { template: Template }) {
  const { t } = useI18n();
  const { rejectedReason, unsendablePart } = template;
  const rejected = rejectedReason === null ? null : rejectionWord(rejectedReason);
  const reasons = [
    rejectedReason &&
      t("templates.rejectedBecause", { reason: rejected ? t(rejected) : rejectedReason }),
    unsendablePart && t("templates.cannotSend", { part: t(partWord(unsendablePart)) }),
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

interface ActsProps {
  template: Template;
  wabaId: string | undefined;
  onRemoved: () => void;
}

function Acts({ template, wabaId, onRemoved }: ActsProps) {
  const { t } = useI18n();
  const can = useCan();
  const [removing, setRemoving] = useState(false);
  const remove = useRemove(template.id);
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-4">
      <ManagerLink wabaId={wabaId} />
      {can("template:manage") && template.status !== "DELETED" && (
        <Button
          look="quiet"
          icon={<Trash2 size={16} aria-hidden="true" />}
          onClick={() => setRemoving(true)}
        >
          {t("templates.remove")}
        </Button>
      )}
      {removing && (
        <ConfirmDialog
          open
          onOpenChange={setRemoving}
          title={t("templates.remove.title", { name: template.name })}
          consequence={t("templates.remove.consequence", { language: template.language })}
          confirm={t("templates.remove.confirm")}
          danger
          busy={remove.isPending}
          problem={remove.error ? problemFrom(remove.error) : undefined}
          onConfirm={() => remove.mutate(undefined, { onSuccess: onRemoved })}
        />
      )}
    </div>
  );
}
