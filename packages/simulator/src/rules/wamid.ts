/* oxlint-disable no-control-regex -- the bytes of an id are what is matched */

// A message id is `wamid.` and base64 of: 1c 18 <len><digits> 15 02 00 <11|12> 18 <len><hex> 00.
// Ours keeps the row number in the hex text, so a row is found without an index over ids; the
// epoch in front makes ids of before a reset unknown rather than wrong.

export type Direction = "out" | "in";

const outbound = "\x11";
const inbound = "\x12";
const hexLength = { out: 18, in: 20 } as const;
const epochLength = 8;

export interface MessageKey {
  readonly phone: string;
  readonly direction: Direction;
  readonly epoch: string;
  readonly seq: number;
}

export function makeWamid(key: MessageKey): string {
  const seqLength = hexLength[key.direction] - epochLength;
  const hex = key.epoch + key.seq.toString(16).toUpperCase().padStart(seqLength, "0");
  const mark = key.direction === "out" ? outbound : inbound;
  const lengths = String.fromCharCode(key.phone.length) + key.phone;
  return `wamid.${btoa(`\x1c\x18${lengths}\x15\x02\x00${mark}\x18${String.fromCharCode(hex.length)}${hex}\x00`)}`;
}

const pattern =
  /^\x1c\x18[\x01-\x20]([0-9]{5,20})\x15\x02\x00([\x11\x12])\x18[\x12\x14]([0-9A-F]{8})([0-9A-F]{10,12})\x00$/;

export function readWamid(wamid: string): MessageKey | null {
  const decoded = decodeBase64(wamid.replace(/^wamid\./, ""));
  const match = decoded === null ? null : pattern.exec(decoded);
  if (match === null) return null;
  const [, phone = "", marker, epoch = "", seq = ""] = match;
  return {
    phone,
    direction: marker === "\x11" ? "out" : "in",
    epoch,
    seq: Number.parseInt(seq, 16),
  };
}

function decodeBase64(text: string): string | null {
  try {
    return atob(text);
  } catch {
    return null;
  }
}
