import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect } from "react";
import { answer, api } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import { type BulkAction, bulkQuery } from "./queries.ts";

interface Props {
  started: BulkAction;
  onClose: () => void;
}

/** How far it is, and then what became of it: stays until somebody has read it. */
export function BulkProgress({ started, onClose }: Props) {
  const { t } = useI18n();
  const { data = started } = useQuery(bulkQuery(started.id));
  useFreshLists(data);
  const over = data.finishedAt !== null;
  return (
    <section aria-live="polite" className="sheet mb-4 flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        {over ? <Result action={data} /> : <Doing action={data} />}
      </div>
      {over ? (
        <Button look="quiet" size="icon-sm" aria-label={t("action.close")} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      ) : (
        <Stop action={data} />
      )}
    </section>
  );
}

/** Lists show other people, and labels other numbers, once it is done. */
function useFreshLists({ finishedAt }: BulkAction) {
  const client = useQueryClient();
  useEffect(() => {
    if (finishedAt === null) return;
    for (const key of ["list", "count", "one"]) {
      void client.invalidateQueries({ queryKey: ["contacts", key] });
    }
    void client.invalidateQueries({ queryKey: ["labels"] });
  }, [client, finishedAt]);
}

function Doing({ action }: { action: BulkAction }) {
  const { t, format } = useI18n();
  const { act, matched, changed, unchanged, failed } = action;
  const title = t(`bulk.running.${act.type}`);
  const done = changed + unchanged + failed;
  const text =
    matched === null
      ? t("bulk.gathering")
      : t("bulk.progressOf", { done: format.number(done), total: format.number(matched) });
  return (
    <div className="grid gap-1.5">
      <p className="text-base font-semibold">{title}</p>
      <ProgressBar
        label={title}
        total={matched ?? 0}
        text={text}
        height="thin"
        segments={[{ value: done, tone: "accent", label: text }]}
      />
      <p className="text-sm text-ink-2">{text}</p>
    </div>
  );
}

function Result({ action }: { action: BulkAction }) {
  const { t } = useI18n();
  const { act, status, error, matched, changed, unchanged, failed } = action;
  const left = (matched ?? 0) - changed - unchanged - failed;
  const told = [
    status === "cancelled" && t("bulk.stopped"),
    t(`bulk.done.${act.type}`, { count: changed }),
    unchanged > 0 && t("bulk.same", { count: unchanged }),
    failed > 0 && t("bulk.gone", { count: failed }),
    left > 0 && t("bulk.left", { count: left }),
  ].filter((sentence) => sentence !== false);
  return (
    <div className="grid min-h-8 content-center gap-1 text-base">
      <p>{told.join(" ")}</p>
      {error !== null && <p className="text-bad">{t("bulk.failed", { reason: error })}</p>}
    </div>
  );
}

function Stop({ action: { id, status } }: { action: BulkAction }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/contacts/bulk/{id}/cancel", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: bulkQuery(id).queryKey }),
  });
  return (
    <Button
      size="sm"
      busy={stop.isPending || status === "cancelling"}
      onClick={() => stop.mutate()}
    >
      {t("bulk.stop")}
    </Button>
  );
}
