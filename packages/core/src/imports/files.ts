import { inParts } from "@siar/kernel/byte-parts";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { inspector } from "./rules/index.ts";
import { MAX_FILE, type Encoding } from "./schema.ts";

/** What a Worker lends: its bucket. */
export type LendFiles = () => Promise<R2Bucket>;

/** As much of a file as it takes to find out how it is laid out. */
export const HEAD = 2 * 1024 * 1024;

export interface Received {
  readonly file: string;
  readonly size: number;
  readonly encoding: Encoding;
  readonly head: Uint8Array;
}

/**
 * A file into the bucket as it comes in, a part at a time and never the whole in memory. Every byte
 * is looked at on its way: what cannot be read is refused, and nothing of it stays.
 */
export async function receiveFile(
  files: R2Bucket,
  body: ReadableStream<Uint8Array> | null,
): Promise<Result<Received>> {
  if (body === null) return fail("import-empty");
  const file = `imports/${crypto.randomUUID()}.csv`;
  const upload = await files.createMultipartUpload(file);
  const look = inspector();
  let head: Uint8Array = new Uint8Array();
  const parts: R2UploadedPart[] = [];
  try {
    for await (const part of inParts(body)) {
      look.push(part);
      if (look.size > MAX_FILE) break;
      if (parts.length === 0) head = part.slice(0, HEAD);
      parts.push(await upload.uploadPart(parts.length + 1, part));
    }
    const verdict = look.end();
    if (!verdict.ok) {
      await upload.abort();
      return verdict;
    }
    await upload.complete(parts);
    return ok({ file, size: look.size, encoding: verdict.value, head });
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

/** Null if the file is gone. */
export async function readBytes(
  files: R2Bucket,
  file: string,
  range: { offset: number; length: number },
): Promise<Uint8Array | null> {
  const found = await files.get(file, { range });
  return found === null ? null : new Uint8Array(await found.arrayBuffer());
}

const failedFolder = (importId: number): string => `imports/failed/${importId}/`;

/** The failed rows of one slice. A slice that is repeated writes over what it wrote before. */
export const failedFile = (importId: number, offset: number): string =>
  `${failedFolder(importId)}${String(offset).padStart(10, "0")}.ndjson`;

/** The files of failed rows in the order of the rows, up to where the import got. */
export async function failedFiles(files: R2Bucket, importId: number, upTo: number) {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await files.list({ prefix: failedFolder(importId), ...(cursor && { cursor }) });
    keys.push(...page.objects.map(({ key }) => key));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  const end = failedFile(importId, upTo);
  return keys.filter((key) => key < end).toSorted();
}
