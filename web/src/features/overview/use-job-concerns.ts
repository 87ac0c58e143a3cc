import { useQuery } from "@tanstack/react-query";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import type { Concern } from "../../ui/concerns.tsx";

const every = 30_000;

export function useJobConcerns(): readonly Concern[] {
  const { t } = useI18n();
  const can = useCan();
  const { data } = useQuery({
    queryKey: ["jobs", "any-failed"],
    enabled: can("job:view"),
    refetchInterval: every,
    queryFn: ({ signal }) =>
      answer(api.GET("/api/jobs", { signal, params: { query: { status: "failed", limit: 1 } } })),
  });
  const failed = (data?.items.length ?? 0) > 0;
  return failed
    ? [{ key: "jobs", tone: "warn", text: t("overview.job"), to: "/jobs?status=failed" }]
    : [];
}
