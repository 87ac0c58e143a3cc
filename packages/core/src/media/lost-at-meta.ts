import type { Ctx } from "@siar/kernel/ctx";
import { messageOf } from "@siar/kernel/error-message";
import type { Sender } from "../channels/index.ts";
import { maySayLost } from "./rules/index.ts";
import { loseUpload } from "./uploads.ts";

export interface Refused {
  readonly mediaId: number;
  /** The id that was sent. */
  readonly metaId: string;
  /** Meta's code. */
  readonly code: number;
}

/** What Meta answers to a question about something that it does not have. */
const NO_SUCH_OBJECT = new Set([33, 100]);

/**
 * Whether a message was refused because Meta no longer has its file. Then the file is to be uploaded
 * anew and the message sent again; nobody got it. Meta is asked, as its code says several things.
 */
export async function isLostAtMeta(
  ctx: Pick<Ctx, "db">,
  sender: Pick<Sender, "client" | "numberId">,
  { mediaId, metaId, code }: Refused,
): Promise<boolean> {
  if (!maySayLost(code)) return false;
  const known = await sender.client.mediaAddress(metaId);
  if (known.ok || known.error.kind !== "refused") return false;
  if (!NO_SUCH_OBJECT.has(known.error.code)) return false;
  const place = { mediaId, numberId: sender.numberId };
  return loseUpload(ctx, place, metaId, Date.now()).catch((error: unknown) => {
    // Meta's refusal has still to be written down, whatever became of this.
    console.error(JSON.stringify({ kind: "media-lost", error: messageOf(error) }));
    return false;
  });
}
