/** A file that is read where it matters, wherever it lies. */
export interface Bytes {
  readonly size: number;
  /** As many of these bytes as there are. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

const AHEAD = 256 * 1024;

/** Reads ahead: a walk through a file in small steps asks for it in a few large pieces. */
export function readingAhead(bytes: Bytes): Bytes {
  let start = 0;
  let block: Uint8Array = new Uint8Array();
  return {
    size: bytes.size,
    read: async (offset, length) => {
      const end = Math.min(bytes.size, offset + length);
      if (offset < 0 || offset >= end) return new Uint8Array();
      if (offset < start || end > start + block.length) {
        block = await bytes.read(offset, Math.max(length, AHEAD));
        start = offset;
      }
      return block.subarray(offset - start, end - start);
    },
  };
}

export const bytesOf = (file: Uint8Array): Bytes => ({
  size: file.length,
  read: (offset, length) => Promise.resolve(file.subarray(offset, offset + length)),
});

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Numbers beyond the end are zero: what holds them is checked for its length elsewhere. */
export const u16 = (bytes: Uint8Array, at: number, little = false): number =>
  at + 2 <= bytes.length ? viewOf(bytes).getUint16(at, little) : 0;
export const u32 = (bytes: Uint8Array, at: number, little = false): number =>
  at + 4 <= bytes.length ? viewOf(bytes).getUint32(at, little) : 0;
export const u64 = (bytes: Uint8Array, at: number, little = false): number =>
  at + 8 <= bytes.length ? Number(viewOf(bytes).getBigUint64(at, little)) : 0;

/** One character for each byte. */
export const latin = (bytes: Uint8Array, from = 0, to = bytes.length): string => {
  let text = "";
  for (const byte of bytes.subarray(from, to)) text += String.fromCharCode(byte);
  return text;
};

export const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, at) => bytes[at] === byte);
