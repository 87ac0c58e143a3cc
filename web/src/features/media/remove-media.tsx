import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { type Media, mediaQuery } from "../../lib/media/queries.ts";
import { problemFrom } from "../../lib/problem.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";

interface Props {
  media: Media;
  onClose: () => void;
  onRemoved: () => void;
}

/** What a campaign has still to send is kept: the refusal names the campaigns. */
export function RemoveMedia({ media: { id, name }, onClose, onRemoved }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: () => done(api.DELETE("/api/media/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      onClose();
      onRemoved();
      toast({ tone: "good", text: t("media.removed", { name }) });
      client.removeQueries({ queryKey: mediaQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: ["media", "list"] });
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("media.removeTitle", { name })}
      consequence={t("media.removeMeans")}
      confirm={t("media.remove")}
      busy={remove.isPending}
      problem={remove.error ? problemFrom(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
