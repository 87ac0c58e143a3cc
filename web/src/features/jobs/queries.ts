import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";
import { listQuery, type TableSearch } from "../../lib/table-state.ts";

export type Job = Entity<"Job">;
export type JobStatus = Job["status"];
export type JobSearch = TableSearch & { status?: string | undefined };

export const jobStatuses: readonly JobStatus[] = [
  "queued",
  "running",
  "done",
  "failed",
  "cancelling",
  "cancelled",
];

export const statusOf = (search: JobSearch): JobStatus | undefined =>
  jobStatuses.find((status) => status === search.status);

const moves = ({ status }: Job) =>
  status === "queued" || status === "running" || status === "cancelling";

/** While something is being worked on one watches it; otherwise now and then is enough. */
const watching = 1_500;
const resting = 20_000;

export const jobsQuery = (search: JobSearch) => {
  const { limit, cursor } = listQuery(search);
  const status = statusOf(search);
  const query = { limit, ...(cursor ? { cursor } : {}), ...(status ? { status } : {}) };
  return queryOptions({
    queryKey: ["jobs", "list", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET("/api/jobs", { params: { query }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(moves) ? watching : resting),
  });
};
