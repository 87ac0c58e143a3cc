/**
 * Columns are text, because D1 hands text over as it is and blobs as lists of numbers. Sixty-four
 * signs that JSON need not escape: from `#` on, without the backslash.
 */
export const signOf = (digit: number): number => (digit < 57 ? digit + 35 : digit + 36);

/** As many as there are plain signs. */
const SIGNS = 128;
const digits = new Uint8Array(SIGNS);
for (let digit = 0; digit < 64; digit += 1) digits[signOf(digit)] = digit;

const digitAt = (text: string, at: number): number => digits[text.charCodeAt(at)] ?? 0;

/** How many contact ids a column spans per row of the table. */
export const BLOCK = 16_384;

export const blockOf = (id: number): number => Math.floor(id / BLOCK);
export const placeOf = (id: number): number => id % BLOCK;

/** Two digits where one cannot tell the codes of a column apart. */
export type Width = 1 | 2;
export const widthFor = (codes: number): Width => (codes <= 64 ? 1 : 2);
export const MOST_CODES = 64 * 64;

const decoder = new TextDecoder("utf-8");

export function writeCodes(codes: Uint16Array, width: Width): string {
  const signs = new Uint8Array(codes.length * width);
  let at = 0;
  for (const code of codes) {
    if (width === 2) signs[at++] = signOf(code >> 6);
    signs[at++] = signOf(code & 63);
  }
  return decoder.decode(signs);
}

export function readCodes(text: string, width: Width): Uint16Array {
  const codes = new Uint16Array(BLOCK);
  const last = Math.min(BLOCK, text.length / width);
  for (let at = 0; at < last; at += 1) {
    codes[at] =
      width === 1 ? digitAt(text, at) : (digitAt(text, 2 * at) << 6) | digitAt(text, 2 * at + 1);
  }
  return codes;
}

/** A set of places in a block: thirty to a word, which are five signs of six. */
export type Bits = Int32Array;
export const BITS = 30;
export const WORDS = Math.ceil(BLOCK / BITS);
const SIGNS_OF_WORD = BITS / 6;

export const put = (bits: Bits, place: number): void => {
  const word = Math.floor(place / BITS);
  bits[word] = (bits[word] ?? 0) | (1 << (place % BITS));
};

export const take = (bits: Bits, place: number): void => {
  const word = Math.floor(place / BITS);
  bits[word] = (bits[word] ?? 0) & ~(1 << (place % BITS));
};

export function setOf(places: Iterable<number>): Bits {
  const bits = new Int32Array(WORDS);
  for (const place of places) put(bits, place);
  return bits;
}

/** In their order; no more than `most`. */
export function placesIn(bits: Bits, most = BLOCK): number[] {
  const places: number[] = [];
  for (let at = 0; at < WORDS && places.length < most; at += 1) {
    let word = bits[at] ?? 0;
    while (word !== 0 && places.length < most) {
      const lowest = word & -word;
      places.push(at * BITS + 31 - Math.clz32(lowest));
      word ^= lowest;
    }
  }
  return places;
}

/** Begins a set that is written as its members, which is shorter where they are few. */
const SPARSE = "~";
const SIGNS_OF_PLACE = 3;

export function writeSet(bits: Bits): string {
  const few = Math.floor((WORDS * SIGNS_OF_WORD) / SIGNS_OF_PLACE);
  const places = placesIn(bits, few);
  if (places.length < few) {
    const signs = places.flatMap((at) => [at >> 12, (at >> 6) & 63, at & 63].map(signOf));
    return SPARSE + decoder.decode(new Uint8Array(signs));
  }
  const signs = new Uint8Array(WORDS * SIGNS_OF_WORD);
  for (let at = 0; at < signs.length; at += 1) {
    const word = bits[Math.floor(at / SIGNS_OF_WORD)] ?? 0;
    signs[at] = signOf((word >> (6 * (at % SIGNS_OF_WORD))) & 63);
  }
  return decoder.decode(signs);
}

export function readSet(text: string): Bits {
  const bits = new Int32Array(WORDS);
  if (text.startsWith(SPARSE)) {
    for (let at = 1; at < text.length; at += SIGNS_OF_PLACE) {
      const high = (digitAt(text, at) << 12) | (digitAt(text, at + 1) << 6);
      put(bits, high | digitAt(text, at + 2));
    }
    return bits;
  }
  if (text === "") return bits;
  for (let word = 0, at = 0; word < WORDS; word += 1, at += SIGNS_OF_WORD) {
    bits[word] =
      digitAt(text, at) |
      (digitAt(text, at + 1) << 6) |
      (digitAt(text, at + 2) << 12) |
      (digitAt(text, at + 3) << 18) |
      (digitAt(text, at + 4) << 24);
  }
  return bits;
}

/** What a table by code says, by the signs of the code themselves: one step less a million times. */
export function bySigns(states: Uint8Array, width: Width): Uint8Array {
  if (width === 1) {
    return Uint8Array.from({ length: SIGNS }, (_, sign) => states[digits[sign] ?? 0] ?? 0);
  }
  const table = new Uint8Array(SIGNS * SIGNS);
  states.forEach((state, code) => {
    table[signOf(code >> 6) * SIGNS + signOf(code & 63)] = state;
  });
  return table;
}

/** The places whose code has each bit of its state, read off a column. */
export function readStates(
  text: string,
  table: Uint8Array,
  width: Width,
): { sure: Bits; possible: Bits } {
  const sure = new Int32Array(WORDS);
  const possible = new Int32Array(WORDS);
  for (let word = 0, place = 0; word < WORDS; word += 1) {
    const last = Math.min(BITS, BLOCK - place);
    let yes = 0;
    let maybe = 0;
    for (let bit = 0; bit < last; bit += 1, place += 1) {
      const state = stateAt(text, table, width, place);
      yes |= (state >> 1) << bit;
      maybe |= (state & 1) << bit;
    }
    sure[word] = yes;
    possible[word] = maybe;
  }
  return { sure, possible };
}

function stateAt(text: string, table: Uint8Array, width: Width, place: number): number {
  const sign =
    width === 1
      ? text.charCodeAt(place)
      : text.charCodeAt(2 * place) * SIGNS + text.charCodeAt(2 * place + 1);
  return table[sign] ?? 0;
}
