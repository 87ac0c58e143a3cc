import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Select } from "../../ui/select.tsx";
import { useToast } from "../../ui/toast.tsx";
import { backupsQuery } from "./queries.ts";

const usual = [7, 14, 30, 90];

/** How many backups stay, changed in its place: one choice needs no form. */
export function Kept({ keep }: { keep: number }) {
  const { t } = useI18n();
  const hint = useId();
  const client = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: (next: number) => answer(api.PUT("/api/backups/keep", { body: { keep: next } })),
    onSuccess: () => client.invalidateQueries({ queryKey: backupsQuery.queryKey }),
    onError: (error) => {
      const { detail, title } = problemFrom(error);
      toast({ tone: "bad", text: detail ?? title });
    },
  });
  const numbers = [...new Set([...usual, keep])].toSorted((one, other) => one - other);
  return (
    <div className="col-span-2 grid content-start gap-1 bg-paper px-4 py-3 ring-1 ring-line sm:col-span-1">
      <dt className="text-sm text-ink-2">{t("backups.keep")}</dt>
      <dd>
        <Select
          aria-label={t("backups.keep")}
          aria-describedby={hint}
          value={String(change.isPending ? change.variables : keep)}
          onChange={(next) => change.mutate(Number(next))}
          options={numbers.map((number) => ({
            value: String(number),
            label: t("backups.keepNumber", { count: number }),
          }))}
        />
      </dd>
      <dd id={hint} className="text-xs text-ink-3">
        {t("backups.keepHint")}
      </dd>
    </div>
  );
}
