import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useForm } from "../../lib/use-form.ts";
import { type Label, labelsQuery } from "../../lib/vocabulary.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { ColorField, colors } from "./color-field.tsx";
import { RecordDialog } from "./record-dialog.tsx";

interface Props {
  label?: Label;
  onClose: () => void;
}

export function LabelDialog({ label, onClose }: Props) {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const form = useForm({
    initial: { name: label?.name ?? "", color: label?.color ?? colors[0].value },
    check: ({ name }) => (name.trim() === "" ? { name: t("labels.nameNeeded") } : {}),
    save: (body) =>
      answer(
        label
          ? api.PUT("/api/labels/{id}", { params: { path: { id: label.id } }, body })
          : api.POST("/api/labels", { body }),
      ),
    onSaved: async ({ name }) => {
      await client.invalidateQueries({ queryKey: labelsQuery.queryKey });
      // Contacts show their labels by name and colour.
      await client.invalidateQueries({ queryKey: ["contacts"] });
      toast({ tone: "good", text: t("settings.savedOne", { name }) });
      onClose();
    },
  });
  return (
    <RecordDialog
      title={label ? t("labels.edit") : t("labels.add")}
      submit={t("action.save")}
      form={form}
      onClose={onClose}
    >
      <TextField
        label={t("labels.name")}
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <ColorField value={form.values.color} onChange={(value) => form.set("color", value)} />
    </RecordDialog>
  );
}
