import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { latin, startsWith, u16, u32, type Bytes } from "./bytes.ts";
import type { Inspected } from "./inspect.ts";

interface Frame {
  readonly bits: number;
  readonly height: number;
  readonly width: number;
  readonly colours: number;
}

/** A size of the picture, then its data up to the mark of the end: less is only a part of it. */
export async function jpeg(bytes: Bytes): Promise<Result<Inspected>> {
  let frame: Frame | null = null;
  for (let at = 2; at < bytes.size;) {
    const head = await bytes.read(at, 10);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff) return fail("media-damaged");
    if (isFiller(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9) return fail("media-damaged");
    if (isFrame(marker)) frame = frameOf(head);
    at += 2 + u16(head, 2);
    if (marker === 0xda) return frame === null ? fail("media-damaged") : scanned(bytes, at, frame);
  }
  return fail("media-damaged");
}

const isFiller = (marker: number): boolean =>
  marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** All that begin a frame; three codes in between are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const frameOf = (head: Uint8Array): Frame => ({
  bits: head[4] ?? 0,
  height: u16(head, 5),
  width: u16(head, 7),
  colours: head[9] ?? 0,
});

async function scanned(
  bytes: Bytes,
  from: number,
  { bits, width, height, colours }: Frame,
): Promise<Result<Inspected>> {
  if (width === 0 || height === 0 || !(await endsAfter(bytes, from))) return fail("media-damaged");
  if (bits !== 8 || colours > 3) return fail("media-picture-mode");
  return ok({ type: "image/jpeg", width, height, durationMs: null });
}

const STEP = 256 * 1024;

/** Cameras append things of their own, so the end need not be the end of the file. */
async function endsAfter(bytes: Bytes, from: number): Promise<boolean> {
  for (let at = from; at < bytes.size; at += STEP - 1) {
    const block = await bytes.read(at, STEP);
    for (let place = block.indexOf(0xff); place !== -1; place = block.indexOf(0xff, place + 1)) {
      if (block[place + 1] === 0xd9) return true;
    }
  }
  return false;
}

const TRUE_COLOUR = [2, 6];

/** Chunk after chunk up to the last one, each within the file. */
export async function png(bytes: Bytes): Promise<Result<Inspected>> {
  const first = await bytes.read(8, 18);
  const [width, height] = [u32(first, 8), u32(first, 12)];
  if (latin(first, 4, 8) !== "IHDR" || width === 0 || height === 0) return fail("media-damaged");
  for (let at = 8; at + 12 <= bytes.size;) {
    const head = await bytes.read(at, 8);
    const end = at + 12 + u32(head, 0);
    if (end > bytes.size) return fail("media-damaged");
    if (startsWith(head.subarray(4), 0x49, 0x45, 0x4e, 0x44)) {
      const isPlain = first[16] === 8 && TRUE_COLOUR.includes(first[17] ?? -1);
      return isPlain
        ? ok({ type: "image/png", width, height, durationMs: null })
        : fail("media-picture-mode");
    }
    at = end;
  }
  return fail("media-damaged");
}
