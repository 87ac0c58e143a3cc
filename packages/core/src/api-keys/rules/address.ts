/** An address as a number, with how many bits its family has; null for what is none. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

function fourOf(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  if (!parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

/** The groups of 16 bits of one side of `::`; a dotted end counts as two. */
function groupsOf(text: string): bigint[] | null {
  if (text === "") return [];
  const groups: bigint[] = [];
  for (const part of text.split(":")) {
    const four = fourOf(part);
    if (four !== null) groups.push(four >> 16n, four & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

function sixOf(text: string): bigint | null {
  const sides = text.split("::");
  if (sides.length > 2) return null;
  const [head, tail] = [groupsOf(sides[0] ?? ""), groupsOf(sides[1] ?? "")];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (sides.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...tail];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** Where an IPv4 caller appears as an IPv6 one, it is the IPv4 one that is meant. */
const MAPPED = 0xffffn << 32n;

function addressOf(text: string): Address | null {
  const four = fourOf(text);
  if (four !== null) return { bits: 32, value: four };
  const six = sixOf(text);
  if (six === null) return null;
  if (six >> 32n === MAPPED >> 32n) return { bits: 32, value: six & 0xffffffffn };
  return { bits: 128, value: six };
}

interface Range extends Address {
  readonly prefix: number;
}

function rangeOf(text: string): Range | null {
  const [address = "", prefix, ...more] = text.split("/");
  const found = addressOf(address);
  if (found === null || more.length > 0) return null;
  if (prefix === undefined) return { ...found, prefix: found.bits };
  const wide = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  return wide >= 0 && wide <= found.bits ? { ...found, prefix: wide } : null;
}

/** `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
export const isRange = (text: string): boolean => rangeOf(text) !== null;

/** Whether one of the ranges holds the address. No ranges allow every address. */
export function allows(ranges: readonly string[], address: string | null): boolean {
  if (ranges.length === 0) return true;
  const caller = address === null ? null : addressOf(address);
  if (caller === null) return false;
  return ranges.some((text) => {
    const range = rangeOf(text);
    if (range === null || range.bits !== caller.bits) return false;
    const rest = BigInt(range.bits - range.prefix);
    return caller.value >> rest === range.value >> rest;
  });
}
