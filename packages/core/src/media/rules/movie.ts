import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { latin, u16, u32, u64, type Bytes } from "./bytes.ts";
import type { Inspected } from "./inspect.ts";

interface Box {
  readonly type: string;
  /** Of what is inside. */
  readonly from: number;
  readonly to: number;
}

interface Track {
  readonly handler: string;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
}

const MAX_BOXES = 10_000;
const MAX_INDEX = 16 * 1024 * 1024;

/** The boxes must fill the file; the one named `moov` says what is in it. */
export async function movie(bytes: Bytes, container: "movie" | "3gp" | "sound-movie") {
  const index = await findIndex(bytes);
  if (index === null || index.to - index.from > MAX_INDEX) return fail("media-damaged");
  const moov = await bytes.read(index.from, index.to - index.from);
  const tracks = boxesIn(moov, 0, moov.length)
    .filter(({ type }) => type === "trak")
    .map((box) => trackOf(moov, box));
  return judged(tracks, durationOf(moov), container);
}

async function findIndex(bytes: Bytes): Promise<Box | null> {
  let index: Box | null = null;
  let at = 0;
  for (let count = 0; at < bytes.size && count < MAX_BOXES; count += 1) {
    const box = boxAt(await bytes.read(at, 16), 0, bytes.size - at);
    if (box === null) return null;
    if (box.type === "moov") index = { ...box, from: at + box.from, to: at + box.to };
    at += box.to;
  }
  return at === bytes.size ? index : null;
}

/** Null where a box is smaller than its own head, or larger than what holds it. */
function boxAt(bytes: Uint8Array, at: number, left: number): Box | null {
  const small = u32(bytes, at);
  const head = small === 1 ? 16 : 8;
  const size = small === 1 ? u64(bytes, at + 8) : small === 0 ? left : small;
  if (left < 8 || size < head || size > left) return null;
  return { type: latin(bytes, at + 4, at + 8), from: at + head, to: at + size };
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const box = boxAt(bytes, at, to - at);
    if (box === null) break;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

function inside(bytes: Uint8Array, box: Box, ...path: readonly string[]): Box | null {
  let current: Box | undefined = box;
  for (const name of path) {
    current = boxesIn(bytes, current.from, current.to).find(({ type }) => type === name);
    if (current === undefined) return null;
  }
  return current;
}

function trackOf(moov: Uint8Array, trak: Box): Track {
  const handler = inside(moov, trak, "mdia", "hdlr");
  const samples = inside(moov, trak, "mdia", "minf", "stbl", "stsd");
  // Version, flags and a count; then the first entry: its size, its name, and what it says.
  const entry = (samples?.from ?? moov.length) + 8;
  return {
    handler: handler === null ? "" : latin(moov, handler.from + 8, handler.from + 12),
    codec: latin(moov, entry + 4, entry + 8),
    width: u16(moov, entry + 32),
    height: u16(moov, entry + 34),
  };
}

function durationOf(moov: Uint8Array): number | null {
  const box = boxesIn(moov, 0, moov.length).find(({ type }) => type === "mvhd");
  if (box === undefined) return null;
  const isLong = moov[box.from] === 1;
  const scale = u32(moov, box.from + (isLong ? 20 : 12));
  const length = isLong ? u64(moov, box.from + 24) : u32(moov, box.from + 16);
  const isKnown = scale > 0 && length > 0 && length < 0xffff_ffff;
  return isKnown ? Math.round((length * 1_000) / scale) : null;
}

const H264 = ["avc1", "avc3"];
const AAC = "mp4a";

function judged(
  tracks: readonly Track[],
  durationMs: number | null,
  container: "movie" | "3gp" | "sound-movie",
): Result<Inspected> {
  const videos = tracks.filter(({ handler }) => handler === "vide");
  const sounds = tracks.filter(({ handler }) => handler === "soun");
  if (videos.length + sounds.length === 0) return fail("media-damaged");
  const strange = [
    ...videos.filter(({ codec }) => !H264.includes(codec)),
    ...sounds.filter(({ codec }) => codec !== AAC),
  ][0];
  // Recorders on telephones write AMR sound into 3GP and MP4: Meta plays none of them.
  if (strange !== undefined) return fail("media-codec", { codec: codecName(strange.codec) });
  const [video] = videos;
  if (video === undefined || container === "sound-movie") {
    return ok({ type: "audio/mp4", width: null, height: null, durationMs });
  }
  const { width, height } = video;
  return ok({ type: container === "3gp" ? "video/3gpp" : "video/mp4", width, height, durationMs });
}

const names: Readonly<Record<string, string>> = {
  hvc1: "H.265",
  hev1: "H.265",
  av01: "AV1",
  vp09: "VP9",
  mp4v: "MPEG-4 Part 2",
  s263: "H.263",
  samr: "AMR",
};

const codecName = (codec: string): string => names[codec] ?? codec.replace(/[^\w. -]/g, "?");
