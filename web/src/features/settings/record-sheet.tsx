import { type QueryKey, useQuery, type UseQueryOptions } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { RecordList } from "../../ui/record-list.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";

interface Props<Row, Key extends QueryKey, Asked> {
  title: string;
  query: UseQueryOptions<Asked, Error, Row[], Key>;
  empty: ReactNode;
  children: (row: Row) => ReactNode;
}

/** One of the settings' short lists, in whichever state it is. */
export function RecordSheet<Row extends { id: number }, Key extends QueryKey, Asked>(
  props: Props<Row, Key, Asked>,
) {
  const { title, query, empty, children } = props;
  const { data, error, refetch } = useQuery(query);
  return (
    <div className="sheet">
      {error && !data ? (
        <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        empty
      ) : (
        <RecordList label={title} rows={data} rowKey={({ id }) => id}>
          {children}
        </RecordList>
      )}
    </div>
  );
}

function Loading() {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t("list.loading")} className="grid gap-4 p-4">
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-5 w-2/5" />
    </div>
  );
}
