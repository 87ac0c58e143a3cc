import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { DatabaseBackup } from "lucide-react";
import { answer, api, newIdempotencyKey } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { StatRow, StatTile } from "../../ui/stat-tile.tsx";
import { BackupRecords } from "./backup-records.tsx";
import { HowToRestore } from "./how-to-restore.tsx";
import { Kept } from "./kept.tsx";
import { type BackupList, backupsQuery, isMoving, type Job } from "./queries.ts";

export function Backups() {
  const { t } = useI18n();
  const { data } = useSuspenseQuery(backupsQuery);
  const { job } = data;
  return (
    <>
      <PageHeader
        title={t("backups.title")}
        description={t("backups.description")}
        actions={<BackUpNow busy={isMoving(job)} />}
      />
      <div className="grid gap-5">
        <Figures list={data} />
        {job && isMoving(job) && <Progress job={job} />}
        {job?.status === "failed" && <Failed job={job} />}
        <BackupRecords backups={data.items} />
        <HowToRestore />
      </div>
    </>
  );
}

function BackUpNow({ busy }: { busy: boolean }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/backups", {
          params: { header: { "Idempotency-Key": newIdempotencyKey() } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  });
  return (
    <>
      <Button
        look="primary"
        busy={busy || start.isPending}
        icon={<DatabaseBackup size={16} aria-hidden="true" />}
        onClick={() => start.mutate()}
      >
        {t("backups.now")}
      </Button>
      {start.error && <ProblemNote problem={problemFrom(start.error)} />}
    </>
  );
}

function Figures({ list: { items, keep, nextAt } }: { list: BackupList }) {
  const { t, format } = useI18n();
  const [latest] = items;
  return (
    <StatRow>
      <StatTile
        label={t("backups.latest")}
        value={latest ? format.date(latest.endedAt) : "–"}
        note={latest && format.time(latest.endedAt)}
      />
      <StatTile label={t("backups.next")} value={format.date(nextAt)} note={format.time(nextAt)} />
      <Kept keep={keep} />
    </StatRow>
  );
}

function Progress({ job: { done, total } }: { job: Job }) {
  const { t, format } = useI18n();
  const all = total ?? 0;
  const text = t("backups.progressOf", { done: format.number(done), total: format.number(all) });
  return (
    <Panel title={t("backups.progress")}>
      <div className="grid gap-2" aria-live="polite">
        <ProgressBar
          label={t("backups.progress")}
          total={all}
          text={text}
          segments={[{ value: done, tone: "accent", label: text }]}
        />
        <p className="text-sm text-ink-2">{text}</p>
      </div>
    </Panel>
  );
}

function Failed({ job: { error } }: { job: Job }) {
  const { t } = useI18n();
  return (
    <Panel title={t("backups.failed")}>
      <p className="text-base text-bad">{error}</p>
    </Panel>
  );
}
