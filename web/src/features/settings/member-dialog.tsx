import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { membersQuery } from "./queries.ts";
import { RecordDialog } from "./record-dialog.tsx";
import { type ChosenRole, given, RoleChoice } from "./role-choice.tsx";

interface Values {
  name: string;
  email: string;
  role: ChosenRole;
  password: string;
}

const empty: Values = { name: "", email: "", role: "agent", password: "" };

function useMemberForm(onClose: () => void) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  return useForm({
    initial: empty,
    check: ({ name, email, password }: Values) => ({
      ...(name.trim() === "" && { name: t("members.nameNeeded") }),
      ...(!email.includes("@") && { email: t("signIn.emailNeeded") }),
      ...(password.length < 10 && { password: t("setup.passwordShort") }),
    }),
    save: ({ role, ...person }) =>
      answer(api.POST("/api/members", { body: { ...person, ...given(role) } })),
    onSaved: async ({ name }) => {
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      toast({ tone: "good", text: t("members.added", { name }) });
      onClose();
    },
  });
}

export function MemberDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const form = useMemberForm(onClose);
  return (
    <RecordDialog
      title={t("members.add")}
      description={t("members.addHint")}
      submit={t("members.add")}
      form={form}
      onClose={onClose}
    >
      <PersonFields form={form} />
      <RoleChoice value={form.values.role} onChange={(role) => form.set("role", role)} />
    </RecordDialog>
  );
}

function PersonFields({ form }: { form: ReturnType<typeof useMemberForm> }) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t("members.name")}
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <TextField
        label={t("field.email")}
        type="email"
        autoComplete="off"
        error={form.error("email")}
        value={form.values.email}
        onChange={(value) => form.set("email", value)}
      />
      <TextField
        label={t("members.password")}
        hint={t("members.passwordHint")}
        type="password"
        autoComplete="new-password"
        error={form.error("password")}
        value={form.values.password}
        onChange={(value) => form.set("password", value)}
      />
    </>
  );
}
