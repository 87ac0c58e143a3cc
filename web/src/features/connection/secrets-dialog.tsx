import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import type { Account } from "./queries.ts";
import { VerifyToken } from "./verify-token.tsx";
import { newVerifyToken } from "./values.ts";

type Kind = "token" | "appSecret" | "verifyToken";

interface Values {
  kind: Kind;
  token: string;
  appSecret: string;
}

interface Props {
  account: Account;
  onClose: () => void;
}

/** One secret at a time, each with what it takes at Meta. */
export function SecretsDialog({ account, onClose }: Props) {
  const { t } = useI18n();
  const [verifyToken] = useState(newVerifyToken);
  const form = useSecretsForm(account, verifyToken, onClose);
  const { kind } = form.values;
  return (
    <FormDialog
      title={t("connection.secrets")}
      description={t("connection.secretsHint")}
      submit={t("connection.replace")}
      form={form}
      onClose={onClose}
    >
      <RadioCards
        label={t("connection.which")}
        cards={(["token", "appSecret", "verifyToken"] as const).map((value) => ({
          value,
          label: t(`connection.${value}`),
          hint: t(`connection.replace.${value}`),
        }))}
        value={kind}
        onChange={(next) => form.set("kind", next)}
      />
      {kind === "verifyToken" ? (
        <VerifyToken token={verifyToken} />
      ) : (
        <TextField
          key={kind}
          type="password"
          autoComplete="off"
          label={t(`connection.${kind}`)}
          error={form.error(kind)}
          value={form.values[kind]}
          onChange={(value) => form.set(kind, value)}
        />
      )}
    </FormDialog>
  );
}

function useSecretsForm({ id, name }: Account, verifyToken: string, onClose: () => void) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const initial: Values = { kind: "token", token: "", appSecret: "" };
  return useForm({
    initial,
    check: ({ kind, ...values }) =>
      kind !== "verifyToken" && values[kind].trim() === ""
        ? { [kind]: t("connection.needed") }
        : {},
    save: ({ kind, ...values }) =>
      answer(
        api.PUT("/api/whatsapp/accounts/{id}/secrets", {
          params: { path: { id } },
          body: { [kind]: kind === "verifyToken" ? verifyToken : values[kind] },
        }),
      ),
    onSaved: async () => {
      await client.invalidateQueries({ queryKey: ["whatsapp"] });
      toast({ tone: "good", text: t("connection.replaced", { name }) });
      onClose();
    },
  });
}
