import { demoJob } from "@siar/core/demo";
import type { JobKind } from "@siar/core/jobs";
import type { Env } from "../env.ts";

/** Known on one's own machine only: in production nothing can load invented people. */
export const demoKinds = ({ MODE }: Env): readonly JobKind[] => (MODE === "local" ? [demoJob] : []);
