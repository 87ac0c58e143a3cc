import { SECOND } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import { err, ok, type Result } from "@siar/kernel/result";
import { classOf, isPassing, type NoAnswer, type WhatsAppClient } from "@siar/whatsapp";
import type { Sender } from "../channels/index.ts";
import { KEPT_AT_META, patienceFor, uploadStep } from "./rules/index.ts";
import { findMedia, type MediaRow } from "./store.ts";
import {
  beginUpload,
  endUpload,
  failUpload,
  goOnUploading,
  uploadStateOf,
  type Place,
} from "./uploads.ts";

/** Why a file cannot be sent: it is no longer here, or Meta does not take it. */
export type MediaTrouble = { readonly kind: "gone" } | NoAnswer;

export interface ToMeta {
  readonly files: R2Bucket;
  readonly sender: Pick<Sender, "client" | "numberId" | "phoneNumberId">;
  /** Where somebody waits for the answer, one try is enough. */
  readonly tries?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly clock?: () => number;
}

const TRIES = 3;
const WAIT = SECOND / 2;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * The id under which a number sends a file: the file goes to Meta once, whoever asks and however
 * many at the same time, and again before Meta forgets it.
 */
export async function mediaAtMeta(
  ctx: Pick<Ctx, "db">,
  mediaId: number,
  to: ToMeta,
): Promise<Result<string, MediaTrouble>> {
  const { clock = Date.now, sleep = pause } = to;
  const place = { mediaId, numberId: to.sender.numberId };
  const since = clock();
  const look = async () => uploadStep(await uploadStateOf(ctx, place), since, clock());
  for (;;) {
    const step = await look();
    switch (step.kind) {
      case "send":
        return ok(step.metaId);
      case "failed":
        return err(troubleOf(step.code));
      case "wait":
        await sleep(WAIT);
        break;
      case "upload": {
        const uploaded = await uploadOnce(ctx, place, to);
        if (uploaded === null) {
          await sleep(WAIT);
          break;
        }
        // A renewal that failed is no reason to stop while the old id lives.
        const after = uploaded.ok ? null : await look();
        return after?.kind === "send" ? ok(after.metaId) : uploaded;
      }
    }
  }
}

const troubleOf = (code: number | null): MediaTrouble =>
  code === null
    ? { kind: "unreachable", why: "no-connection" }
    : { kind: "refused", code, subcode: null, class: classOf(code), detail: "", transient: false };

/** Null: somebody else was quicker. */
async function uploadOnce(
  ctx: Pick<Ctx, "db">,
  place: Place,
  to: ToMeta,
): Promise<Result<string, MediaTrouble> | null> {
  const { clock = Date.now } = to;
  const found = await findMedia(ctx, place.mediaId);
  if (found === null) return err({ kind: "gone" });
  const { row } = found;
  const now = clock();
  if (!(await beginUpload(ctx, place, { now, until: now + turnFor(row) }))) return null;
  const uploaded = await uploadWithPatience(ctx, place, row, to);
  const at = clock();
  if (uploaded.ok) await endUpload(ctx, place, uploaded.value, at + KEPT_AT_META);
  else await failUpload(ctx, place, codeOf(uploaded.error), at);
  return uploaded;
}

/** How long others wait for one try before they believe that whoever made it is gone. */
const turnFor = ({ size }: MediaRow): number => patienceFor(size) + 5 * SECOND;

const codeOf = (trouble: MediaTrouble): number | null =>
  trouble.kind === "refused" ? trouble.code : null;

async function uploadWithPatience(
  ctx: Pick<Ctx, "db">,
  place: Place,
  row: MediaRow,
  { files, sender, tries = TRIES, sleep = pause, clock = Date.now }: ToMeta,
): Promise<Result<string, MediaTrouble>> {
  for (let tried = 1; ; tried += 1) {
    const uploaded = await streamTo(sender.client, sender.phoneNumberId, files, row);
    if (uploaded.ok || tried >= tries || !mayPass(uploaded.error)) return uploaded;
    await goOnUploading(ctx, place, clock() + tried * SECOND + turnFor(row));
    await sleep(tried * SECOND);
  }
}

const mayPass = (trouble: MediaTrouble): boolean => trouble.kind !== "gone" && isPassing(trouble);

/** From the bucket to Meta as it is read: it is never in memory as a whole. */
async function streamTo(
  client: Pick<WhatsAppClient, "uploadMedia">,
  phoneNumberId: string,
  files: R2Bucket,
  { file, mime, size }: MediaRow,
): Promise<Result<string, MediaTrouble>> {
  const found = await files.get(file);
  if (found === null) return err({ kind: "gone" });
  const { body } = found;
  const uploaded = await client.uploadMedia(
    phoneNumberId,
    { body, mime, size, pipe: (length) => new FixedLengthStream(length) },
    patienceFor(size),
  );
  // What was refused unread is still open.
  if (!uploaded.ok) await body.cancel().catch(() => {});
  return uploaded.ok ? ok(uploaded.value.id) : uploaded;
}
