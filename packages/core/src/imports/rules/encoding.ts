import type { Encoding } from "../schema.ts";

/** How many bytes a mark at the beginning takes, which says what the rest is written in. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding; length: number } | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

/** Bytes to text, piece by piece: half a character at the end waits for the next piece. */
export function decoder(encoding: Encoding): (bytes: Uint8Array, last: boolean) => string {
  const text = new TextDecoder(encoding, { fatal: false, ignoreBOM: true });
  return (bytes, last) => text.decode(bytes, { stream: !last });
}

/** How many bytes a text that was decoded took. */
export function byteLength(text: string, encoding: Encoding): number {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text).length;
    case "utf-16le":
    case "utf-16be":
      return text.length * 2;
    case "windows-1252":
      return text.length;
  }
}
