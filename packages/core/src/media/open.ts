import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { loadMedia } from "./load.ts";
import { rangeOf, type Range } from "./rules/index.ts";

/** What somebody asks to read, and what they have already. */
export interface Wanted {
  readonly id: number;
  readonly part: "file" | "thumbnail";
  readonly range: string | undefined;
  readonly known: string | undefined;
}

export interface Opened {
  readonly status: 200 | 206 | 304 | 416;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly mime: string;
  readonly name: string;
  readonly size: number;
  readonly range: Range | null;
  readonly etag: string;
}

/** A file never changes under its id, so its name in a cache is the hash of its bytes. */
export async function openMedia(
  ctx: Ctx,
  files: R2Bucket,
  { id, part, range: asked, known }: Wanted,
): Promise<Result<Opened>> {
  const loaded = await loadMedia(ctx, id);
  if (!loaded.ok) return loaded;
  const { file, thumbnail, mime, name, sha256 } = loaded.value;
  const key = part === "file" ? file : thumbnail;
  if (key === null) return fail("not-found", { what: "thumbnail" });
  const etag = `"${part === "file" ? sha256 : key.slice(-36)}"`;
  const about = { mime: part === "file" ? mime : "image/jpeg", name, etag };
  if (known === etag) return ok({ ...about, status: 304, body: null, size: 0, range: null });
  const head = await files.head(key);
  if (head === null) return fail("media-gone");
  const { size } = head;
  const range = part === "file" ? rangeOf(asked, size) : "whole";
  if (range === "beyond") return ok({ ...about, status: 416, body: null, size, range: null });
  const found = await files.get(key, range === "whole" ? {} : { range });
  if (found === null) return fail("media-gone");
  return range === "whole"
    ? ok({ ...about, status: 200, body: found.body, size, range: null })
    : ok({ ...about, status: 206, body: found.body, size, range });
}
