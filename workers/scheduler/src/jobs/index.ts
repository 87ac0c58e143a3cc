import type { JobKind } from "@siar/core/jobs";
import { backupJob } from "@siar/core/backups";
import { bulkJob } from "@siar/core/bulk";
import { importJob } from "@siar/core/imports";
import { excludeJob } from "@siar/core/sending";
import type { Env } from "../env.ts";
import { demoKinds } from "./demo.ts";

/** Every kind of background work: a line here, a file beside. What needs a binding takes it from env. */
export const jobKinds = (env: Env): readonly JobKind[] => [
  excludeJob,
  importJob(env.FILES),
  bulkJob,
  backupJob({ files: env.FILES, secret: env.SIAR_SECRET }),
  ...demoKinds(env),
];
