import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import type { Segment } from "./queries.ts";

interface Props {
  segment: Segment;
  onClose: () => void;
  onDeleted?: () => void;
}

/** A segment that a campaign still needs is kept: the refusal names the campaigns. */
export function DeleteSegment({ segment, onClose, onDeleted }: Props) {
  const { t } = useI18n();
  const client = useQueryClient();
  const toast = useToast();
  const { id, name } = segment;
  const remove = useMutation({
    mutationFn: () => done(api.DELETE("/api/segments/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      onDeleted?.();
      onClose();
      toast({ tone: "good", text: t("segments.deleted", { name }) });
      client.removeQueries({ queryKey: ["segments", "one", id] });
      await client.invalidateQueries({ queryKey: ["segments", "list"] });
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("segments.deleteTitle", { name })}
      consequence={t("segments.deleteMeans")}
      confirm={t("segments.delete")}
      busy={remove.isPending}
      problem={remove.error ? problemFrom(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
