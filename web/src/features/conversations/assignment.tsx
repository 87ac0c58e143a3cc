import { useMutation, useQuery } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { assigneesQuery, type Conversation, useChanged } from "./queries.ts";

/** Who looks after it; chosen anew, it is theirs at once. */
export function Assignment({ conversation }: { conversation: Conversation }) {
  const { t } = useI18n();
  const can = useCan();
  const changed = useChanged();
  const { data: members = [] } = useQuery(assigneesQuery);
  const { id, assignedTo } = conversation;
  const assign = useMutation({
    mutationFn: (memberId: number | null) =>
      answer(
        api.POST("/api/conversations/{id}/assign", {
          params: { path: { id } },
          body: { memberId },
        }),
      ),
    onSuccess: (next) => changed(next),
  });
  if (!can("conversation:reply")) return <p>{assignedTo?.name ?? t("conversations.nobody")}</p>;
  const gone = assignedTo !== null && !members.some((member) => member.id === assignedTo.id);
  return (
    <>
      <Select
        aria-label={t("conversations.assigned")}
        value={assignedTo === null ? "0" : String(assignedTo.id)}
        options={[
          { value: "0", label: t("conversations.nobody") },
          ...[...members, ...(gone ? [assignedTo] : [])].map((member) => ({
            value: String(member.id),
            label: member.name,
          })),
        ]}
        onChange={(value) => assign.mutate(value === "0" ? null : Number(value))}
      />
      {assign.error && <ProblemNote problem={problemFrom(assign.error)} />}
    </>
  );
}
