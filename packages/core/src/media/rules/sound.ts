import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { latin, u16, u32, u64, type Bytes } from "./bytes.ts";
import type { Inspected } from "./inspect.ts";
import type { MediaType } from "./types.ts";

/** A file of frames plays as far as it goes, so there is nothing in it to be cut short. */
export const frames = (type: MediaType): Promise<Result<Inspected>> =>
  Promise.resolve(ok({ type, width: null, height: null, durationMs: null }));

const TAIL = 65_307;
const SAMPLES_A_SECOND = 48_000;

export async function ogg(bytes: Bytes): Promise<Result<Inspected>> {
  const head = await bytes.read(0, 512);
  const packet = head.subarray(27 + (head[26] ?? 0));
  if (!latin(packet, 0, 8).startsWith("OpusHead")) return fail("media-ogg");
  if (packet[9] !== 1) return fail("media-ogg");
  const tail = await bytes.read(Math.max(0, bytes.size - TAIL), TAIL);
  const last = latin(tail).lastIndexOf("OggS");
  if (last === -1) return fail("media-damaged");
  const samples = u64(tail, last + 6, true) - u16(packet, 10, true);
  const durationMs = samples > 0 ? Math.round((samples / SAMPLES_A_SECOND) * 1_000) : null;
  return ok({ type: "audio/ogg", width: null, height: null, durationMs });
}

/** A tag in front of the sound says how long it is; behind it there must be some. */
export async function mp3(bytes: Bytes): Promise<Result<Inspected>> {
  const head = await bytes.read(0, 10);
  if (latin(head, 0, 3) !== "ID3") return frames("audio/mpeg");
  const length = u32(head, 6);
  const tag =
    ((length >> 24) & 0x7f) * 2_097_152 +
    ((length >> 16) & 0x7f) * 16_384 +
    ((length >> 8) & 0x7f) * 128 +
    (length & 0x7f);
  return bytes.size > 10 + tag ? frames("audio/mpeg") : fail("media-damaged");
}
