import { expect, test } from "vitest";
import { jobStatuses } from "../schema.ts";
import { jobLifecycle } from "./index.ts";

test("a job that waits or runs can be stopped, a failed one repeated, and nothing else", () => {
  const cells = jobStatuses.map((status) => [status, jobLifecycle[status]]);
  expect(Object.fromEntries(cells)).toEqual({
    queued: { cancel: "cancelled" },
    running: { cancel: "cancelling" },
    cancelling: {},
    done: {},
    failed: { retry: "queued" },
    cancelled: {},
  });
});
