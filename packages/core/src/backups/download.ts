import { auditStatement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { manifestKey, partKey, readManifest } from "./files.ts";
import { tarEnd, tarHeader, tarPadding, tarSize } from "./rules/index.ts";
import type { Manifest } from "./schema.ts";

export interface Archive {
  readonly size: number;
  readonly body: ReadableStream<Uint8Array>;
}

/** A whole backup as one archive, as it lies in the bucket: nothing of it is ever held in memory. */
export async function download(ctx: Ctx, files: R2Bucket, name: string): Promise<Result<Archive>> {
  const manifest = await readManifest(files, name);
  const head = await files.head(manifestKey(name));
  if (manifest === null || head === null) return fail("not-found", { what: "backup" });
  await ctx.db.batch([auditStatement(ctx, { action: "backup.download", after: { name } })]);
  const entries = [
    { key: manifestKey(name), file: "manifest.json", size: head.size },
    ...partsOf(manifest).map((part) => ({
      key: partKey(name, part),
      file: part.file,
      size: part.bytes,
    })),
  ];
  const at = Date.parse(manifest.endedAt);
  const size = tarSize(entries.map((entry) => entry.size));
  return ok({ size, body: piped(archived(files, name, entries, at)) });
}

const partsOf = ({ tables }: Manifest) => tables.flatMap(({ parts }) => parts);

interface Entry {
  readonly key: string;
  readonly file: string;
  readonly size: number;
}

async function* archived(files: R2Bucket, name: string, entries: readonly Entry[], at: number) {
  for (const { key, file, size } of entries) {
    const found = await files.get(key);
    if (found === null || found.size !== size) throw new Error(`${key} is gone or has changed`);
    yield tarHeader(`siar-backup-${name}/${file}`, size, at);
    for await (const chunk of found.body) yield chunk;
    const padding = tarPadding(size);
    if (padding.length > 0) yield padding;
  }
  yield tarEnd();
}

/** Pulled, not pushed: whoever reads slowly slows down the reading behind it. */
function piped(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
