import { download, keep, list, remove, start } from "@siar/core/backups";
import { BackupPath } from "@siar/core/backups/schema";
import { z } from "zod";
import { withBucket } from "../http/bucket.ts";
import { problem } from "../http/problem.ts";
import { handled, route, type Route } from "../http/route.ts";

const file = {
  name: "backup.download",
  summary: "A whole backup as one tar archive, which `pnpm restore` takes.",
  permission: "backup:manage",
  input: BackupPath,
  output: z.string(),
  fails: ["not-found"],
  gives: "application/x-tar",
} as const;

export const backupRoutes: readonly Route[] = [
  withBucket("GET", "/api/backups", list),
  route("POST", "/api/backups", start, 202),
  route("PUT", "/api/backups/keep", keep),
  withBucket("DELETE", "/api/backups/:name", remove),
  handled("GET", "/api/backups/:name/file", file, async (c, { name }) => {
    const archive = await download(c.var.ctx, c.env.FILES, name);
    if (!archive.ok) return problem(c, archive.error);
    const { body, size } = archive.value;
    // Of a known length, so that whoever gets less of it notices.
    return new Response(body.pipeThrough(new FixedLengthStream(size)), {
      headers: {
        "content-type": "application/x-tar",
        "content-disposition": `attachment; filename="siar-backup-${name}.tar"`,
      },
    });
  }),
];
