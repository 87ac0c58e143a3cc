export const jobStatuses = ["queued", "running", "done", "failed", "cancelling", "cancelled"] as const;
export type JobStatus = (typeof jobStatuses)[number];
