import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Tag } from "lucide-react";
import { type ReactNode, useState } from "react";
import { answer, api, type Entity } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { labelsQuery } from "../../lib/vocabulary.ts";
import {
  useWorkflowOptions,
  workflowNames,
  type WorkflowStatus,
} from "../../lib/workflow-status.ts";
import { Button } from "../../ui/button.tsx";
import { ColorDot, LabelChip } from "../../ui/label-chip.tsx";
import { ChoicePopover } from "../../ui/multi-select.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { Assignment } from "./assignment.tsx";
import { type Conversation, useChanged } from "./queries.ts";
import { nameOf } from "./words.ts";

/** Who it is, and what the team has made of them; labels and status are the contact's own. */
export function CustomerSide({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  const { contact } = conversation;
  const mark = useMark(conversation.id);
  return (
    <div className="grid gap-4">
      <Who contact={contact} />
      {mark.error && <ProblemNote problem={problemFrom(mark.error)} />}
      <Part title={t("conversations.assigned")}>
        <Assignment conversation={conversation} />
      </Part>
      <Part title={t("conversations.status")}>
        <Status
          status={contact.workflowStatus}
          onChange={(workflowStatus) => mark.mutate({ workflowStatus })}
        />
      </Part>
      <Part title={t("conversations.labels")}>
        <Labels contact={contact} onChange={(labelIds) => mark.mutate({ labelIds })} />
      </Part>
      <Facts conversation={conversation} />
    </div>
  );
}

function Who({ contact }: { contact: Entity<"Contact"> }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <div>
      <p className="font-semibold break-words">{nameOf(contact, t("conversations.nameless"))}</p>
      {contact.name !== "" && contact.phone && <p className="text-ink-2">{contact.phone}</p>}
      {can("contact:view") && (
        <Link
          to="/contacts/$id"
          params={{ id: contact.id }}
          className="rounded-sm text-sm font-semibold text-accent hover:underline"
        >
          {t("conversations.contactPage")}
        </Link>
      )}
    </div>
  );
}

function Facts({ conversation: { contact, number, openedAt } }: { conversation: Conversation }) {
  const { t, format } = useI18n();
  const { rating, conversationCount } = contact;
  return (
    <>
      <Part title={t("conversations.rating")}>
        <p>
          {rating === null ? t("conversations.noRating") : t("conversations.ratingOf", { rating })}
        </p>
      </Part>
      <Part title={t("conversations.count")}>
        <p>{format.number(conversationCount)}</p>
      </Part>
      <Part title={t("conversations.since")}>
        <p>{format.dateTime(openedAt)}</p>
      </Part>
      <Part title={t("conversations.number")}>
        <p>
          {number.name} {number.phone}
        </p>
      </Part>
    </>
  );
}

function useMark(id: number) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (body: { labelIds?: number[]; workflowStatus?: WorkflowStatus }) =>
      answer(api.PUT("/api/conversations/{id}/contact", { params: { path: { id } }, body })),
    onSuccess: (conversation) => changed(conversation),
  });
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1">
      <h2 className="text-sm font-semibold text-ink-2">{title}</h2>
      {children}
    </section>
  );
}

interface StatusProps {
  status: WorkflowStatus;
  onChange: (status: WorkflowStatus) => void;
}

function Status({ status, onChange }: StatusProps) {
  const { t } = useI18n();
  const can = useCan();
  const options = useWorkflowOptions();
  if (!can("conversation:reply")) return <p>{t(workflowNames[status])}</p>;
  return (
    <Select
      aria-label={t("conversations.status")}
      value={status}
      options={options}
      onChange={onChange}
    />
  );
}

interface LabelsProps {
  contact: Entity<"Contact">;
  onChange: (labelIds: number[]) => void;
}

function Labels({ contact, onChange }: LabelsProps) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <div className="grid justify-items-start gap-2">
      {contact.labels.length === 0 ? (
        <p className="text-ink-2">{t("conversations.noLabels")}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {contact.labels.map((label) => (
            <li key={label.id} className="max-w-full">
              <LabelChip {...label} />
            </li>
          ))}
        </ul>
      )}
      {can("conversation:reply") && <LabelChoice contact={contact} onChange={onChange} />}
    </div>
  );
}

/** Ticking several is one change: it is sent when the list closes. */
function LabelChoice({ contact, onChange }: LabelsProps) {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  const worn = contact.labels.map(({ id }) => String(id));
  const [ticked, tick] = useState<readonly string[]>();
  const close = () => {
    tick(undefined);
    if (ticked && ticked.toSorted().join() !== worn.toSorted().join()) onChange(ticked.map(Number));
  };
  return (
    <ChoicePopover
      options={labels.map(({ id, name, color }) => ({
        value: String(id),
        label: name,
        mark: <ColorDot color={color} className="size-2.5" />,
      }))}
      values={ticked ?? worn}
      onChange={tick}
      onClosed={close}
      searchLabel={t("conversations.searchLabels")}
      trigger={
        <Button size="sm" icon={<Tag size={15} aria-hidden="true" />}>
          {t("conversations.changeLabels")}
        </Button>
      }
    />
  );
}
