import { useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { type Media, mediaQuery } from "../../lib/media/queries.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";

interface Props {
  media: Media;
  onClose: () => void;
}

export function RenameMedia({ media: { id, version, name }, onClose }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useForm({
    initial: { name },
    check: (values) => (values.name.trim() === "" ? { name: t("media.nameNeeded") } : {}),
    save: (values) =>
      answer(
        api.PUT("/api/media/{id}", {
          params: { path: { id } },
          body: { version, name: values.name },
        }),
      ),
    onSaved: (saved) => {
      client.setQueryData(mediaQuery(id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ["media", "list"] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("media.renameTitle")}
      form={form}
      submit={t("media.rename")}
      onClose={onClose}
    >
      <TextField
        label={t("media.name")}
        hint={t("media.nameHint")}
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
    </FormDialog>
  );
}
