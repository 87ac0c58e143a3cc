import { inParts } from "@siar/kernel/byte-parts";
import { messageOf } from "@siar/kernel/error-message";
import type { Ctx } from "@siar/kernel/ctx";
import { senderOf, type ChannelEnv } from "../channels/index.ts";
import { nextTry } from "./rules/index.ts";
import { changeFile, takeDueFiles } from "./store/media.ts";
import type { inboundMedia } from "./tables.ts";

type Row = typeof inboundMedia.$inferSelect;

export type FilesEnv = ChannelEnv & { readonly FILES: R2Bucket };

/** Meta lets nothing larger through. */
const LARGEST = 100 * 1024 * 1024;

/** One file has one place, so that a second try leaves nothing behind. */
export const placeOfFile = ({ id }: Pick<Row, "id">): string => `inbound/${id}`;

/** Brings what customers sent from Meta into the bucket: what is due, one after the other. */
export async function fetchFiles(ctx: Ctx, env: FilesEnv, limit: number): Promise<number> {
  const due = await takeDueFiles(ctx, limit);
  let kept = 0;
  for (const row of due) kept += (await fetchOne(ctx, env, row)) ? 1 : 0;
  return kept;
}

async function fetchOne(ctx: Ctx, env: FilesEnv, row: Row): Promise<boolean> {
  const fetched = await download(ctx, env, row).catch((error: unknown) => {
    console.warn(JSON.stringify({ kind: "inbound-media", id: row.id, late: messageOf(error) }));
    return "later" as const;
  });
  if (typeof fetched === "number") {
    await changeFile(ctx, row.id, { status: "kept", size: fetched });
    return true;
  }
  const dueAt = fetched === "gone" ? null : nextTry(row, ctx.now);
  await changeFile(ctx, row.id, dueAt === null ? { status: "gone" } : { dueAt });
  return false;
}

/** Its size once it is kept. What Meta does not give now it may give later, as long as it keeps it. */
async function download(ctx: Ctx, env: FilesEnv, row: Row): Promise<number | "gone" | "later"> {
  const sender = await senderOf(ctx, env, row.numberId);
  if (!sender.ok) return "later";
  const { client } = sender.value;
  const address = await client.mediaAddress(row.metaId);
  if (!address.ok) return "later";
  const body = await client.download(address.value.url);
  return body === null ? "later" : store(env.FILES, placeOfFile(row), body);
}

async function store(
  files: R2Bucket,
  place: string,
  body: ReadableStream<Uint8Array>,
): Promise<number | "gone"> {
  const upload = await files.createMultipartUpload(place);
  const parts: R2UploadedPart[] = [];
  let size = 0;
  try {
    for await (const part of inParts(body)) {
      size += part.byteLength;
      if (size > LARGEST) break;
      parts.push(await upload.uploadPart(parts.length + 1, part));
    }
    if (size > 0 && size <= LARGEST) {
      await upload.complete(parts);
      return size;
    }
  } catch (error) {
    await upload.abort();
    throw error;
  }
  await upload.abort();
  return "gone";
}
