import { useQueryClient } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useForm } from "../../../lib/use-form.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useToast } from "../../../ui/toast.tsx";

export type Kept = Pick<Entity<"MessageTemplate">, "type" | "text" | "mediaId">;

interface Props {
  message: Kept;
  onClose: () => void;
}

function useKeep({ message, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const form = useForm({
    initial: { name: "", category: "" },
    check: ({ name }) => (name.trim() === "" ? { name: t("library.nameNeeded") } : {}),
    save: (values) =>
      answer(api.POST("/api/campaign-templates", { body: { ...values, ...message } })),
    onSaved: async ({ name }) => {
      toast({ tone: "good", text: t("library.put", { name }) });
      onClose();
      await client.invalidateQueries({ queryKey: ["message-templates"] });
    },
  });
  // A dialog within the campaign's form: its own submit is not that of the page.
  const submit: typeof form.submit = (event) => {
    event?.stopPropagation();
    form.submit(event);
  };
  return { ...form, submit };
}

/** What was written for one campaign, kept for the next ones. */
export function KeepMessage({ message, onClose }: Props) {
  const { t } = useI18n();
  const form = useKeep({ message, onClose });
  return (
    <FormDialog form={form} title={t("library.putIn")} submit={t("action.save")} onClose={onClose}>
      <TextField
        label={t("library.name")}
        hint={t("library.nameHint")}
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <TextField
        label={t("library.category")}
        hint={t("library.categoryHint")}
        optional
        error={form.error("category")}
        value={form.values.category}
        onChange={(value) => form.set("category", value)}
      />
    </FormDialog>
  );
}
