import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { StatRow, StatTile } from "../../ui/stat-tile.tsx";
import { type Import, importQuery, isMoving } from "./queries.ts";

const counts = ["read", "created", "updated", "skipped", "failed"] as const;

export function ImportResult({ result }: { result: Import }) {
  const { t, format } = useI18n();
  return (
    <div className="grid gap-5">
      <StatRow>
        {counts.map((count) => (
          <StatTile
            key={count}
            label={t(`imports.count.${count}`)}
            value={format.number(result[count])}
          />
        ))}
      </StatRow>
      <Progress result={result} />
      {result.failed > 0 && <FailedRows id={result.id} failed={result.failed} />}
      <div>
        <Button asChild>
          <Link to="/contacts">{t("imports.toContacts")}</Link>
        </Button>
      </div>
    </div>
  );
}

function Progress({ result }: { result: Import }) {
  const { t, format } = useI18n();
  const { done, size, status, error } = result;
  if (status === "discarded") return null;
  const text = t("imports.progressOf", { percent: format.percent(size === 0 ? 1 : done / size) });
  return (
    <Panel
      title={t("imports.progress")}
      actions={isMoving(result) && status !== "cancelling" && <Cancel id={result.id} />}
    >
      <div className="grid gap-2" aria-live="polite">
        <ProgressBar
          label={t("imports.progress")}
          total={size}
          text={text}
          segments={[{ value: done, tone: status === "failed" ? "bad" : "accent", label: text }]}
        />
        <p className="text-sm text-ink-2">{text}</p>
        {error && <p className="text-base text-bad">{error}</p>}
      </div>
    </Panel>
  );
}

function FailedRows({ id, failed }: { id: number; failed: number }) {
  const { t, locale } = useI18n();
  return (
    <Panel
      title={t("imports.count.failed")}
      actions={
        <Button asChild size="sm">
          <a href={`/api/imports/${id}/failed?language=${locale}`} download>
            <Download size={16} aria-hidden="true" />
            {t("imports.downloadFailed")}
          </a>
        </Button>
      }
    >
      <p className="text-base text-ink-2">{t("imports.failedHint", { count: failed })}</p>
    </Panel>
  );
}

export function useCancel(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST("/api/imports/{id}/cancel", { params: { path: { id } } })),
    onSuccess: async (now) => {
      client.setQueryData(importQuery(id).queryKey, now);
      await client.invalidateQueries({ queryKey: ["imports"] });
    },
  });
}

function Cancel({ id }: { id: number }) {
  const { t } = useI18n();
  const [asked, ask] = useState(false);
  const cancel = useCancel(id);
  return (
    <>
      <Button size="sm" onClick={() => ask(true)}>
        {t("imports.cancel")}
      </Button>
      <ConfirmDialog
        open={asked}
        danger
        onOpenChange={ask}
        title={t("imports.cancelTitle")}
        consequence={t("imports.cancelMeans")}
        confirm={t("imports.cancel")}
        busy={cancel.isPending}
        problem={cancel.error ? problemFrom(cancel.error) : undefined}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: () => ask(false) })}
      />
    </>
  );
}
