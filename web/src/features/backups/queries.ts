import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";

export type Backup = Entity<"Backup">;
export type Job = Entity<"Job">;

export const isMoving = (job: Job | null) =>
  job !== null && ["queued", "running", "cancelling"].includes(job.status);

/** While one is being made, one watches it. */
const watching = 1_000;

export const backupsQuery = queryOptions({
  queryKey: ["backups"],
  queryFn: ({ signal }) => answer(api.GET("/api/backups", { signal })),
  refetchInterval: ({ state }) => (state.data && isMoving(state.data.job) ? watching : false),
});

export type BackupList = Awaited<ReturnType<NonNullable<typeof backupsQuery.queryFn>>>;
