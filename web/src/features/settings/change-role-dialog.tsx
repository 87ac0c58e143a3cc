import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { useToast } from "../../ui/toast.tsx";
import { type Member, membersQuery, rolesQuery } from "./queries.ts";
import { RecordDialog } from "./record-dialog.tsx";
import { chosenOf, given, RoleChoice } from "./role-choice.tsx";

export function ChangeRoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const { id, name } = member;
  const form = useForm({
    initial: { role: chosenOf(member) ?? ("agent" as const) },
    save: ({ role }) =>
      answer(api.PUT("/api/members/{id}/role", { params: { path: { id } }, body: given(role) })),
    onSaved: async () => {
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      toast({ tone: "good", text: t("roles.changed", { name }) });
      onClose();
    },
  });
  return (
    <RecordDialog
      title={t("roles.changeOf", { name })}
      description={t("roles.changeHint")}
      submit={t("roles.change")}
      form={form}
      onClose={onClose}
    >
      <RoleChoice value={form.values.role} onChange={(role) => form.set("role", role)} />
    </RecordDialog>
  );
}
