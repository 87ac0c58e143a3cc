import { useQuery } from "@tanstack/react-query";
import { Counted } from "../features/queue/counted.tsx";
import { DeadLetters } from "../features/queue/dead-letters.tsx";
import { Figures } from "../features/queue/figures.tsx";
import { OnTheWay } from "../features/queue/on-the-way.tsx";
import { queueQuery } from "../features/queue/queries.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { problemFrom } from "../lib/problem.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { ErrorState } from "../ui/states.tsx";

export function QueuePage() {
  const { t } = useI18n();
  const { data: queue, error, refetch } = useQuery(queueQuery);
  if (!queue) {
    if (!error) return <PageSkeleton />;
    return <ErrorState level={1} problem={problemFrom(error)} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <PageHeader title={t("nav.queue")} description={t("queue.description")} />
      <div className="grid gap-5">
        <Figures queue={queue} />
        <OnTheWay campaigns={queue.campaigns} />
        <DeadLetters deadRows={queue.deadRows} deadEvents={queue.deadEvents} />
        <Counted counted={queue.counted} />
      </div>
    </>
  );
}
