/** The oldest of archive formats: a block of text before each file, which every system can unpack. */
const BLOCK = 512;

const encoder = new TextEncoder();

const octal = (value: number, digits: number): string =>
  `${value.toString(8).padStart(digits, "0")}\0`;

/** The block before a file (ustar). Names up to 100 bytes, which ours are. */
export function tarHeader(name: string, size: number, at: number): Uint8Array<ArrayBuffer> {
  const fields: readonly (readonly [offset: number, text: string])[] = [
    [0, name],
    [100, octal(0o600, 7)],
    [108, octal(0, 7)],
    [116, octal(0, 7)],
    [124, octal(size, 11)],
    [136, octal(Math.floor(at / 1_000), 11)],
    [148, " ".repeat(8)],
    [156, "0"],
    [257, "ustar\x0000"],
  ];
  const block = new Uint8Array(BLOCK);
  for (const [offset, text] of fields) block.set(encoder.encode(text), offset);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(encoder.encode(`${octal(sum, 6)} `), 148);
  return block;
}

/** What fills the last block of a file. */
export const tarPadding = (size: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

export const tarEnd = (): Uint8Array<ArrayBuffer> => new Uint8Array(2 * BLOCK);

export const tarSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + BLOCK + size + tarPadding(size).length, 2 * BLOCK);

export interface TarEntry {
  readonly name: string;
  readonly size: number;
}

/** Null where the archive ends; undefined where this is no header at all. */
export function readTarHeader(block: Uint8Array): TarEntry | null | undefined {
  if (block.length < BLOCK) return undefined;
  if (block.every((byte) => byte === 0)) return null;
  const text = (from: number, to: number): string =>
    new TextDecoder().decode(block.subarray(from, to)).replace(/[\0 ].*$/s, "");
  const size = Number.parseInt(text(124, 136), 8);
  if (!text(257, 263).startsWith("ustar") || Number.isNaN(size)) return undefined;
  return { name: text(0, 100), size };
}

export const tarBlocks = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;
