import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { TextField } from "../../ui/text-field.tsx";
import { LinkShownOnce } from "./link-shown-once.tsx";
import { invitationsQuery } from "./queries.ts";
import { RecordDialog } from "./record-dialog.tsx";
import { type ChosenRole, given, RoleChoice } from "./role-choice.tsx";

interface Made {
  email: string;
  path: string;
}

/** First whom and as what, then the link, which nobody can ever be shown again. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const [made, setMade] = useState<Made>();
  if (made === undefined) return <Invite onMade={setMade} onClose={onClose} />;
  return (
    <LinkShownOnce
      title={t("invitations.link", { email: made.email })}
      description={t("invitations.linkHint")}
      path={made.path}
      onClose={onClose}
    />
  );
}

function Invite({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const initial: { email: string; role: ChosenRole } = { email: "", role: "agent" };
  const form = useForm({
    initial,
    check: ({ email }) => (email.includes("@") ? {} : { email: t("signIn.emailNeeded") }),
    save: ({ email, role }) =>
      answer(api.POST("/api/invitations", { body: { email, ...given(role) } })),
    onSaved: async (invitation) => {
      onMade(invitation);
      await client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  return (
    <RecordDialog
      title={t("invitations.invite")}
      description={t("invitations.hint")}
      submit={t("invitations.invite")}
      form={form}
      onClose={onClose}
    >
      <TextField
        label={t("field.email")}
        type="email"
        autoComplete="off"
        error={form.error("email")}
        value={form.values.email}
        onChange={(value) => form.set("email", value)}
      />
      <RoleChoice value={form.values.role} onChange={(role) => form.set("role", role)} />
    </RecordDialog>
  );
}
