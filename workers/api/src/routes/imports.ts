import {
  cancel,
  failedRows,
  get,
  list,
  preview,
  receiveFile,
  start,
  upload,
} from "@siar/core/imports";
import { FailedInput } from "@siar/core/imports/schema";
import { z } from "zod";
import { withBucket } from "../http/bucket.ts";
import { csvAnswer } from "../http/file-answer.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const nothingReceived = upload(null);

const take = {
  ...nothingReceived,
  name: nothingReceived.name,
  takes: "text/csv",
} as const;

const failed = {
  name: "import.failed",
  summary: "The rows that were not imported, each with its line and the reason, as CSV.",
  permission: "contact:write",
  input: FailedInput,
  output: z.string(),
  fails: ["not-found"],
  gives: "text/csv",
} as const;

export const importRoutes: readonly Route[] = [
  route("GET", "/api/imports", list),
  handled(
    "POST",
    "/api/imports",
    take,
    async (c, input) => {
      const received = await receiveFile(c.env.FILES, c.req.raw.body);
      if (!received.ok) return problem(c, received.error);
      const made = await upload(received.value).perform(c.var.ctx, input);
      if (made.ok) return c.json(made.value, 201);
      await c.env.FILES.delete(received.value.file);
      return problem(c, made.error);
    },
    201,
  ),
  route("GET", "/api/imports/:id", get),
  withBucket("GET", "/api/imports/:id/preview", preview),
  withBucket("POST", "/api/imports/:id/start", start, 202),
  route("POST", "/api/imports/:id/cancel", cancel),
  handled("GET", "/api/imports/:id/failed", failed, async (c, input) => {
    const rows = await failedRows(c.var.ctx, c.env.FILES, input);
    return rows.ok
      ? csvAnswer(rows.value, `siar-import-${input.id}-failed.csv`)
      : problem(c, rows.error);
  }),
];
