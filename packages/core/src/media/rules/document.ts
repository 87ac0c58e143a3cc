import { fail } from "@siar/kernel/failure";
import { ok, type Result } from "@siar/kernel/result";
import { latin, u16, u32, type Bytes } from "./bytes.ts";
import type { Inspected } from "./inspect.ts";
import type { MediaType } from "./types.ts";

export const document = (type: MediaType): Result<Inspected> =>
  ok({ type, width: null, height: null, durationMs: null });

const PDF_TAIL = 8 * 1024;

export async function pdf(bytes: Bytes): Promise<Result<Inspected>> {
  const tail = await bytes.read(Math.max(0, bytes.size - PDF_TAIL), PDF_TAIL);
  return latin(tail).includes("%%EOF") ? document("application/pdf") : fail("media-damaged");
}

const ZIP_TAIL = 66 * 1024;
const MAX_DIRECTORY = 4 * 1024 * 1024;

const office = "application/vnd.openxmlformats-officedocument";
const folders: readonly (readonly [string, MediaType])[] = [
  ["word/", `${office}.wordprocessingml.document`],
  ["xl/", `${office}.spreadsheetml.sheet`],
  ["ppt/", `${office}.presentationml.presentation`],
];

/** Office files are ZIPs; the directory at the end tells which, and whether it is all there. */
export async function zip(bytes: Bytes): Promise<Result<Inspected>> {
  const start = Math.max(0, bytes.size - ZIP_TAIL);
  const tail = await bytes.read(start, ZIP_TAIL);
  const end = latin(tail).lastIndexOf("PK\u0005\u0006");
  if (end === -1) return fail("media-damaged");
  const [length, from] = [u32(tail, end + 12, true), u32(tail, end + 16, true)];
  if (from + length > start + end || length > MAX_DIRECTORY) return fail("media-damaged");
  const names = namesIn(await bytes.read(from, length));
  const type = folders.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1];
  // A file with macros is no plain document, whatever it is called.
  const isOffice = names.includes("[Content_Types].xml");
  const hasMacros = names.some((name) => /vbaproject\.bin$/i.test(name));
  return type === undefined || !isOffice || hasMacros ? fail("media-kind-unknown") : document(type);
}

function namesIn(directory: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 0; latin(directory, at, at + 4) === "PK\u0001\u0002";) {
    const length = u16(directory, at + 28, true);
    names.push(latin(directory, at + 46, at + 46 + length));
    at += 46 + length + u16(directory, at + 30, true) + u16(directory, at + 32, true);
  }
  return names;
}

const END_OF_CHAIN = 0xffff_fffa;
const MAX_SECTORS = 64;
const streams: readonly (readonly [string, MediaType])[] = [
  ["WordDocument", "application/msword"],
  ["Workbook", "application/vnd.ms-excel"],
  ["Book", "application/vnd.ms-excel"],
  ["PowerPoint Document", "application/vnd.ms-powerpoint"],
];

/** The Office files of before 2007 are little file systems; the names in them tell which. */
export async function ole(bytes: Bytes): Promise<Result<Inspected>> {
  const head = await bytes.read(0, 512);
  const shift = u16(head, 30, true);
  if (shift !== 9 && shift !== 12) return fail("media-damaged");
  const sector = 1 << shift;
  const names = new Set<string>();
  let at = u32(head, 48, true);
  for (let count = 0; at < END_OF_CHAIN && count < MAX_SECTORS; count += 1) {
    const entries = await bytes.read((at + 1) * sector, sector);
    if (entries.length < sector) return fail("media-damaged");
    for (let place = 0; place < sector; place += 128) names.add(nameAt(entries, place));
    at = await sectorAfter(bytes, head, at, sector);
  }
  const type = streams.find(([name]) => names.has(name))?.[1];
  return type === undefined ? fail("media-kind-unknown") : document(type);
}

/** In UTF-16, with its length in bytes behind it, the zero at its end included. */
function nameAt(entries: Uint8Array, place: number): string {
  const length = Math.min(64, u16(entries, place + 64, true)) - 2;
  return new TextDecoder("utf-16le").decode(entries.subarray(place, place + Math.max(0, length)));
}

/** As the table of sectors has it, of which the head names the first hundred pieces. */
async function sectorAfter(
  bytes: Bytes,
  head: Uint8Array,
  at: number,
  sector: number,
): Promise<number> {
  const perPiece = sector / 4;
  const piece = u32(head, 76 + 4 * Math.floor(at / perPiece), true);
  const next = await bytes.read((piece + 1) * sector + 4 * (at % perPiece), 4);
  return next.length < 4 ? END_OF_CHAIN : u32(next, 0, true);
}
