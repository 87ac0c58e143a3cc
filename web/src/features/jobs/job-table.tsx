import { jobLifecycle, type JobCommand } from "@siar/core/jobs/rules";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { useState } from "react";
import { api, done } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { firstPage } from "../../lib/table-state.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable, type RowAction } from "../../ui/data-table/index.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useJobColumns, useJobName } from "./job-columns.tsx";
import { statusNames } from "./job-status.tsx";
import { type Job, type JobSearch, jobsQuery, jobStatuses, statusOf } from "./queries.ts";

interface Props {
  search: JobSearch;
  onSearch: (next: JobSearch) => void;
}

export function JobTable({ search, onSearch }: Props) {
  const { t } = useI18n();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(jobsQuery(search));
  const name = useJobName();
  const { actions, dialog } = useCommands();
  return (
    <>
      <DataTable
        label={t("nav.jobs")}
        columns={useJobColumns()}
        rows={data?.items}
        nextCursor={data?.nextCursor}
        rowKey={({ id }) => String(id)}
        rowName={name}
        actions={actions}
        filters={[
          {
            id: "status",
            label: t("jobs.anyStatus"),
            options: jobStatuses.map((value) => ({ value, label: t(statusNames[value]) })),
            value: statusOf(search),
            onChange: (status) => onSearch(firstPage({ ...search, status })),
          },
        ]}
        filtered={statusOf(search) !== undefined}
        search={search}
        onSearch={onSearch}
        fetching={isFetching && isPlaceholderData}
        problem={error ? problemFrom(error) : undefined}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={<Hourglass aria-hidden="true" />} title={t("jobs.none")}>
            {t("jobs.noneHint")}
          </EmptyState>
        }
      />
      {dialog}
    </>
  );
}

const obeys = ({ status }: Job, command: JobCommand) => jobLifecycle[status][command] !== undefined;

function useTell(onTold: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, command }: { id: number; command: JobCommand }) => {
      const request = { params: { path: { id } } };
      return done(
        command === "cancel"
          ? api.POST("/api/jobs/{id}/cancel", request)
          : api.POST("/api/jobs/{id}/retry", request),
      );
    },
    onSuccess: onTold,
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}

/** The lifecycle's table says which commands a job takes at all. */
function useCommands() {
  const { t } = useI18n();
  const can = useCan();
  const toast = useToast();
  const [stopped, stop] = useState<Job>();
  const cancel = useTell(() => stop(undefined));
  const retry = useTell(() => toast({ tone: "good", text: t("jobs.retried") }));
  const refused = (error: unknown) => {
    const { detail, title } = problemFrom(error);
    toast({ tone: "bad", text: detail ?? title });
  };
  const mayManage = can("job:manage");
  const actions: RowAction<Job>[] = [
    {
      label: t("action.retry"),
      allowed: (job) => mayManage && obeys(job, "retry"),
      run: ({ id }) => retry.mutate({ id, command: "retry" }, { onError: refused }),
    },
    {
      label: t("jobs.cancel"),
      danger: true,
      allowed: (job) => mayManage && obeys(job, "cancel"),
      run: stop,
    },
  ];
  const dialog = stopped && (
    <CancelDialog job={stopped} cancel={cancel} onClose={() => stop(undefined)} />
  );
  return { actions, dialog };
}

interface CancelProps {
  job: Job;
  cancel: ReturnType<typeof useTell>;
  onClose: () => void;
}

function CancelDialog({ job, cancel, onClose }: CancelProps) {
  const { t } = useI18n();
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t("jobs.cancelTitle")}
      consequence={t("jobs.cancelMeans", { count: job.done })}
      confirm={t("jobs.cancel")}
      busy={cancel.isPending}
      problem={cancel.error ? problemFrom(cancel.error) : undefined}
      onConfirm={() => cancel.mutate({ id: job.id, command: "cancel" })}
    />
  );
}
