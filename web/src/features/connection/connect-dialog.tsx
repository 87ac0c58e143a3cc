import { useQueryClient } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Account } from "./queries.ts";
import { type ConnectValues, faultsOf, newVerifyToken } from "./values.ts";
import { VerifyToken } from "./verify-token.tsx";
import { callbackOf, dashboard } from "./webhook.tsx";

const empty: ConnectValues = { wabaId: "", token: "", appSecret: "" };

interface Props {
  onClose: () => void;
}

/** First the values from Meta, then what Meta needs from here, which is shown only now. */
export function ConnectDialog({ onClose }: Props) {
  const [verifyToken] = useState(newVerifyToken);
  const [connected, setConnected] = useState<Account>();
  return connected === undefined ? (
    <Values verifyToken={verifyToken} onConnected={setConnected} onClose={onClose} />
  ) : (
    <WhatMetaNeeds account={connected} verifyToken={verifyToken} onClose={onClose} />
  );
}

function useConnectForm(verifyToken: string, onConnected: (account: Account) => void) {
  const { t } = useI18n();
  const client = useQueryClient();
  return useForm({
    initial: empty,
    check: (values) => {
      const worded = Object.entries(faultsOf(values)).map(([name, key]) => [name, t(key)]);
      return Object.fromEntries(worded);
    },
    save: (values) =>
      answer(api.POST("/api/whatsapp/accounts", { body: { ...values, verifyToken } })),
    onSaved: (account) => {
      onConnected(account);
      void client.invalidateQueries({ queryKey: ["whatsapp"] });
    },
  });
}

interface ValuesProps extends Props {
  verifyToken: string;
  onConnected: (account: Account) => void;
}

function Values({ verifyToken, onConnected, onClose }: ValuesProps) {
  const { t } = useI18n();
  const form = useConnectForm(verifyToken, onConnected);
  const field = (name: keyof ConnectValues) => ({
    hint: t(`connection.${name}Hint`),
    error: form.error(name),
    value: form.values[name],
    onChange: (value: string) => form.set(name, value),
  });
  const secret = { type: "password", autoComplete: "off" } as const;
  return (
    <FormDialog
      title={t("connection.connect")}
      description={t("connection.connectHint")}
      submit={t("connection.connect")}
      form={form}
      onClose={onClose}
    >
      <TextField label={t("connection.wabaId")} {...field("wabaId")} />
      <TextField label={t("connection.token")} {...secret} {...field("token")} />
      <TextField label={t("connection.appSecret")} {...secret} {...field("appSecret")} />
    </FormDialog>
  );
}

interface NeedsProps extends Props {
  account: Account;
  verifyToken: string;
}

function WhatMetaNeeds({ account, verifyToken, onClose }: NeedsProps) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("connection.connected", { name: account.name })}
      description={t("connection.oneMoreStep")}
      footer={
        <Button look="primary" onClick={onClose}>
          {t("connection.entered")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <div className="grid gap-1.5">
          <p className="text-sm font-semibold">{t("connection.callback")}</p>
          <CopyText text={callbackOf(account)} label={t("connection.callback")} />
        </div>
        <VerifyToken token={verifyToken} />
        <p className="text-ink-2">{t("connection.fields")}</p>
        <a
          href={dashboard}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 font-semibold text-accent hover:underline"
        >
          {t("connection.openDashboard")}
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      </div>
    </Dialog>
  );
}
