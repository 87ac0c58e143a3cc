import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import type { Column } from "../../ui/data-table/index.tsx";
import { Dash } from "../../ui/details.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { JobBadge } from "./job-status.tsx";
import type { Job } from "./queries.ts";

const kindNames: Record<string, MessageKey> = {
  backup: "jobs.kind.backup",
  bulk: "jobs.kind.bulk",
  demo: "jobs.kind.demo",
  import: "jobs.kind.import",
};

/** A kind that this page has no words for keeps its own name. */
export function useJobName() {
  const { t } = useI18n();
  return ({ kind }: Pick<Job, "kind">) => {
    const name = kindNames[kind];
    return name ? t(name) : kind;
  };
}

export function useJobColumns(): Column<Job>[] {
  const { t } = useI18n();
  const name = useJobName();
  return [
    { id: "kind", header: t("jobs.kind"), cell: (job) => <What job={job} name={name(job)} /> },
    {
      id: "status",
      header: t("contacts.workflowStatus"),
      card: "beside",
      cell: ({ status }) => <JobBadge status={status} />,
    },
    { id: "progress", header: t("jobs.progress"), cell: (job) => <Progress job={job} /> },
    {
      id: "createdAt",
      header: t("jobs.created"),
      cell: ({ createdAt }) => <RelativeTime value={createdAt} className="whitespace-nowrap" />,
    },
    {
      id: "took",
      header: t("jobs.took"),
      align: "end",
      cell: (job) => <Took job={job} />,
    },
  ];
}

function What({ job, name }: { job: Job; name: string }) {
  return (
    <>
      {name}
      {job.error && <p className="text-sm font-normal text-pretty text-bad">{job.error}</p>}
    </>
  );
}

function Progress({ job }: { job: Job }) {
  const { t, format } = useI18n();
  const { done, total, status } = job;
  if (total === null) return done === 0 ? <Dash /> : t("jobs.doneSoFar", { count: done });
  const text = t("jobs.doneOf", { done: format.number(done), total: format.number(total) });
  return (
    <span className="grid min-w-32 gap-1">
      <ProgressBar
        label={t("jobs.progress")}
        total={total}
        text={text}
        height="thin"
        segments={[{ value: done, tone: status === "failed" ? "bad" : "accent", label: text }]}
      />
      <span className="text-sm text-ink-2">{text}</span>
    </span>
  );
}

function Took({ job }: { job: Job }) {
  const { t, format } = useI18n();
  if (job.startedAt === null || job.finishedAt === null) return <Dash />;
  const ms = new Date(job.finishedAt).getTime() - new Date(job.startedAt).getTime();
  return t("jobs.seconds", { seconds: format.decimal(ms / 1_000) });
}
