import { inParts } from "@siar/kernel/byte-parts";
import { HOUR } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import {
  inspect,
  LARGEST,
  Look,
  type Bytes,
  type Container,
  type Inspected,
} from "./rules/index.ts";
import { keepFile, leaveOver, mediaBySha } from "./store.ts";

const FOLDER = "media";
/** An upload that takes longer than this was given up. */
export const UPLOAD_TIME = 6 * HOUR;

/** A file in the bucket that no row names yet. */
export interface Received extends Inspected {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/** What came in: new, or the id of the same bytes that are there already. */
export type Arrival =
  | { readonly kind: "new"; readonly received: Received }
  | { readonly kind: "known"; readonly id: number };

/**
 * A file into the bucket as it comes in, a part at a time and never the whole in memory. It is cut
 * off as soon as it is too large or of a kind that Meta does not take; who said beforehand that it
 * is not endless is heard out, as whoever still writes may never read the answer.
 */
export async function receiveMedia(
  ctx: Pick<Ctx, "db" | "now">,
  files: R2Bucket,
  body: ReadableStream<Uint8Array> | null,
  declared = Number.POSITIVE_INFINITY,
): Promise<Result<Arrival>> {
  if (body === null) return fail("media-empty");
  const file = `${FOLDER}/${crypto.randomUUID()}`;
  const upload = await files.createMultipartUpload(file);
  await ctx.db.batch([leaveOver(ctx, file, ctx.now + UPLOAD_TIME, upload.uploadId)]);
  const stored = await store(ctx, upload, body, declared <= LARGEST).catch(
    async (error: unknown) => {
      await upload.abort();
      throw error;
    },
  );
  if (!stored.ok || stored.value.kind === "known") {
    await upload.abort();
    await ctx.db.batch([keepFile(ctx, file)]);
  }
  if (!stored.ok) return stored;
  if (stored.value.kind === "known") return ok(stored.value);
  const { size, sha256, container } = stored.value;
  const looked = await inspect(bytesIn(files, file, size), container);
  if (looked.ok) {
    return ok({ kind: "new", received: { ...looked.value, file, size, sha256 } });
  }
  await discard(ctx, files, [file]);
  return looked;
}

interface Stored {
  readonly kind: "stored";
  readonly size: number;
  readonly sha256: string;
  readonly container: Container;
}

type StoredOrKnown = Stored | Extract<Arrival, { kind: "known" }>;

async function store(
  ctx: Pick<Ctx, "db">,
  upload: R2MultipartUpload,
  body: ReadableStream<Uint8Array>,
  toItsEnd: boolean,
): Promise<Result<StoredOrKnown>> {
  const look = new Look();
  const digest = new crypto.DigestStream("SHA-256");
  const writer = digest.getWriter();
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      if (!look.push(chunk)) {
        if (toItsEnd) continue;
        return;
      }
      await writer.write(chunk);
      yield chunk;
    }
  }
  const parts: R2UploadedPart[] = [];
  for await (const part of inParts(watched())) {
    if (look.isRefused) break;
    parts.push(await upload.uploadPart(parts.length + 1, part));
  }
  const container = look.end();
  if (!container.ok) {
    await writer.abort();
    await digest.digest.catch(() => {});
    return container;
  }
  await writer.close();
  const sha256 = hex(await digest.digest);
  const known = await mediaBySha(ctx, sha256);
  if (known !== null) return ok({ kind: "known", id: known.row.id });
  await upload.complete(parts);
  return ok({ kind: "stored", size: look.size, sha256, container: container.value });
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const bytesIn = (files: R2Bucket, file: string, size: number): Bytes => ({
  size,
  read: async (offset, wanted) => {
    const length = Math.min(wanted, size - offset);
    if (length <= 0) return new Uint8Array();
    const found = await files.get(file, { range: { offset, length } });
    return found === null ? new Uint8Array() : new Uint8Array(await found.arrayBuffer());
  },
});

export const thumbnailFile = (id: number): string =>
  `${FOLDER}/thumbnails/${id}-${crypto.randomUUID()}`;

/** What fails here, the sweep does later. */
export async function discard(
  ctx: Pick<Ctx, "db">,
  files: R2Bucket,
  gone: readonly string[],
): Promise<void> {
  await files.delete([...gone]);
  for (const file of gone) await ctx.db.batch([keepFile(ctx, file)]);
}
