import type { Format } from "../format.ts";

const units = ["B", "KB", "MB"] as const;

/** As file managers write it: 340 KB, 1.2 MB. */
export function sizeText(bytes: number, format: Pick<Format, "decimal">): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1_024 ** power;
  return `${format.decimal(value, value < 10 && power > 0 ? 1 : 0)} ${units[power] ?? ""}`;
}

/** 0:07, 12:30. */
export function lengthText(durationMs: number): string {
  const seconds = Math.max(1, Math.round(durationMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
