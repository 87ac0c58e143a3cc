import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { type ConnectValues, faultsOf } from "./values.ts";

const empty: ConnectValues = { wabaId: "", token: "", appSecret: "", verifyToken: "" };

function useConnectForm(onDone: () => void) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  return useForm({
    initial: empty,
    check: (values) => {
      const worded = Object.entries(faultsOf(values)).map(([name, key]) => [name, t(key)]);
      return Object.fromEntries(worded);
    },
    save: (body) => answer(api.POST("/api/whatsapp/accounts", { body })),
    onSaved: ({ name }) => {
      toast({ tone: "good", text: t("connection.connected", { name }) });
      void client.invalidateQueries({ queryKey: ["whatsapp"] });
      onDone();
    },
  });
}

export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const form = useConnectForm(onClose);
  const field = (name: keyof ConnectValues) => ({
    error: form.error(name),
    value: form.values[name],
    onChange: (value: string) => form.set(name, value),
  });
  const secret = { type: "password", autoComplete: "off" } as const;
  return (
    <FormDialog
      title={t("connection.connect")}
      description={t("connection.noneHint")}
      submit={t("connection.connect")}
      form={form}
      onClose={onClose}
    >
      <TextField label={t("connection.wabaId")} {...field("wabaId")} />
      <TextField
        label={t("connection.token")}
        hint={t("connection.tokenHint")}
        {...secret}
        {...field("token")}
      />
      <TextField label={t("connection.appSecret")} {...secret} {...field("appSecret")} />
      <TextField
        label={t("connection.verifyToken")}
        hint={t("connection.verifyTokenHint")}
        {...field("verifyToken")}
      />
    </FormDialog>
  );
}
