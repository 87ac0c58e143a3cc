import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Checkbox } from "../../ui/toggles.tsx";
import { PermissionBoxes } from "./permission-boxes.tsx";
import { allPermissions } from "./permission-names.ts";
import { apiKeysQuery, type Permission } from "./queries.ts";
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

interface Values {
  name: string;
  expiresAt: Lifetime;
  all: boolean;
  permissions: readonly Permission[];
  /** As they are written: with commas between. */
  allowedAddresses: string;
}

function useKeyForm(onMade: NewKeyProps["onMade"]) {
  const { t } = useI18n();
  const client = useQueryClient();
  const initial: Values = {
    name: "",
    expiresAt: "never",
    all: true,
    permissions: [],
    allowedAddresses: "",
  };
  return useForm({
    initial,
    check: ({ name, all, permissions }) => ({
      ...(name.trim() === "" && { name: t("apiKeys.nameNeeded") }),
      ...(!all && permissions.length === 0 && { permissions: t("apiKeys.permissionNeeded") }),
    }),
    save: ({ name, expiresAt, all, permissions, allowedAddresses }) =>
      answer(
        api.POST("/api/api-keys", {
          body: {
            name,
            expiresAt: expiry(expiresAt, Date.now()),
            permissions: all ? null : [...permissions],
            allowedAddresses: allowedAddresses.split(/[\s,]+/u).filter((text) => text !== ""),
          },
        }),
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
      <LifetimeField form={form} />
      <TextField
        label={t("apiKeys.addresses")}
        hint={t("apiKeys.addressesHint")}
        autoComplete="off"
        error={form.error("allowedAddresses")}
        value={form.values.allowedAddresses}
        onChange={(value) => form.set("allowedAddresses", value)}
      />
      <Scope form={form} />
    </RecordDialog>
  );
}

function LifetimeField({ form }: { form: ReturnType<typeof useKeyForm> }) {
  const { t } = useI18n();
  return (
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
  );
}

/** Nobody can give a key more than they have: only their own permissions are there to tick. */
function Scope({ form }: { form: ReturnType<typeof useKeyForm> }) {
  const { t } = useI18n();
  const can = useCan();
  const mine = allPermissions.filter(can);
  return (
    <>
      <Checkbox
        label={t("apiKeys.allOfMine")}
        hint={t("apiKeys.allOfMineHint")}
        checked={form.values.all}
        onChange={(all) => form.set("all", all)}
      />
      {!form.values.all && (
        <PermissionBoxes
          label={t("apiKeys.permissions")}
          choices={mine}
          chosen={form.values.permissions}
          error={form.error("permissions")}
          onChange={(permissions) => form.set("permissions", permissions)}
        />
      )}
    </>
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
