import { useQueryClient } from "@tanstack/react-query";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { forgetEverything } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { TextField } from "../../ui/text-field.tsx";

export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useForm({
    initial: { email: "", password: "" },
    check: ({ email, password }) => ({
      ...(email.includes("@") ? {} : { email: t("signIn.emailNeeded") }),
      ...(password === "" ? { password: t("signIn.passwordNeeded") } : {}),
    }),
    save: (body) => done(api.POST("/api/session", { body })),
    onSaved: async () => {
      await forgetEverything(client);
      await onSignedIn();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4">
      <FormSummary refused={form.refused} />
      <TextField
        label={t("field.email")}
        type="email"
        autoComplete="username"
        error={form.error("email")}
        value={form.values.email}
        onChange={(value) => form.set("email", value)}
      />
      <TextField
        label={t("field.password")}
        type="password"
        autoComplete="current-password"
        error={form.error("password")}
        value={form.values.password}
        onChange={(value) => form.set("password", value)}
      />
      <Button type="submit" look="primary" size="lg" busy={form.busy}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
