import { mutationOptions } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useToast } from "../../ui/toast.tsx";
import { useSegmentChanged } from "./queries.ts";

/** Counts a segment anew, and says how many that are now. */
export function useRefresh() {
  const { t } = useI18n();
  const toast = useToast();
  const changed = useSegmentChanged();
  return mutationOptions({
    mutationFn: (id: number) =>
      answer(api.POST("/api/segments/{id}/refresh", { params: { path: { id } } })),
    onSuccess: async (segment) => {
      await changed(segment);
      const { name, contactCount } = segment;
      toast({ tone: "good", text: t("segments.refreshed", { name, count: contactCount ?? 0 }) });
    },
    onError: (error) => {
      const { detail, title } = problemFrom(error);
      toast({ tone: "bad", text: detail ?? title });
    },
  });
}
