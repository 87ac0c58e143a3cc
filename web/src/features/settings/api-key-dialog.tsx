import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { apiKeysQuery } from "./queries.ts";
import { RecordDialog } from "./record-dialog.tsx";

const lifetimes = ["never", "30", "90", "365"] as const;
type Lifetime = (typeof lifetimes)[number];

const day = 86_400_000;

const expiry = (lifetime: Lifetime, now: number): string | null =>
  lifetime === "never" ? null : new Date(now + Number(lifetime) * day).toISOString();

/** First a name, then the key itself, which nobody can ever be shown again. */
export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<string>();
  return made === undefined ? (
    <NewKey onMade={setMade} onClose={onClose} />
  ) : (
    <ShownOnce apiKey={made} onClose={onClose} />
  );
}

interface NewKeyProps {
  onMade: (key: string) => void;
  onClose: () => void;
}

function useKeyForm(onMade: NewKeyProps["onMade"]) {
  const { t } = useI18n();
  const client = useQueryClient();
  const initial: { name: string; expiresAt: Lifetime } = { name: "", expiresAt: "never" };
  return useForm({
    initial,
    check: ({ name }) => (name.trim() === "" ? { name: t("apiKeys.nameNeeded") } : {}),
    save: ({ name, expiresAt }) =>
      answer(
        api.POST("/api/api-keys", { body: { name, expiresAt: expiry(expiresAt, Date.now()) } }),
      ),
    onSaved: async ({ key }) => {
      onMade(key);
      await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
}

function NewKey({ onMade, onClose }: NewKeyProps) {
  const { t } = useI18n();
  const form = useKeyForm(onMade);
  return (
    <RecordDialog
      title={t("apiKeys.create")}
      description={t("apiKeys.createHint")}
      submit={t("apiKeys.create")}
      form={form}
      onClose={onClose}
    >
      <TextField
        label={t("apiKeys.name")}
        hint={t("apiKeys.nameHint")}
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <Field label={t("apiKeys.lifetime")} error={form.error("expiresAt")}>
        {(control) => (
          <Select
            {...control}
            options={lifetimes.map((value) => ({
              value,
              label:
                value === "never"
                  ? t("apiKeys.unlimited")
                  : t("apiKeys.days", { count: Number(value) }),
            }))}
            value={form.values.expiresAt}
            onChange={(value) => form.set("expiresAt", value)}
          />
        )}
      </Field>
    </RecordDialog>
  );
}

function ShownOnce({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("apiKeys.made")}
      description={t("apiKeys.madeHint")}
      footer={
        <Button look="primary" onClick={onClose}>
          {t("apiKeys.stored")}
        </Button>
      }
    >
      <CopyText text={apiKey} label={t("apiKeys.made")} />
    </Dialog>
  );
}
