import { err, ok, type Result } from "@siar/kernel/result";
import { MICROS } from "../schema.ts";

export type AmountFault = "amount" | "negative" | "too-large" | "too-precise" | "ambiguous";
export type DecimalSign = "." | ",";

/** No message costs as much in any currency; beyond it, sums would no longer be exact. */
const MOST = 100_000;
const DECIMALS = 6;

/** One point or comma with three digits behind it: thousands, or the decimals? */
const either = /^[1-9]\d{0,2}([.,])\d{3}$/;
const plain = /^\d+(?:([.,])\d+)?$/;
const pointed = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const commaed = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * The sign that certainly is the decimal one in some of the amounts, if all of these agree: the
 * ambiguous ones of the same table are read like it.
 */
export function decimalSign(amounts: readonly string[]): DecimalSign | null {
  const signs = new Set(amounts.map(certainSign));
  signs.delete(null);
  const [sign = null, ...others] = signs;
  return others.length === 0 ? sign : null;
}

function certainSign(text: string): DecimalSign | null {
  if (either.test(text)) return null;
  const sign = plain.exec(text)?.[1];
  if (sign !== undefined) return sign === "," ? "," : ".";
  if (pointed.test(text)) return ".";
  return commaed.test(text) ? "," : null;
}

/** In millionths of a unit. */
export function readAmount(text: string, decimal: DecimalSign | null): Result<number, AmountFault> {
  if (/^[-−]/.test(text)) return err("negative");
  const sign = certainSign(text) ?? decimal;
  if (sign === null && either.test(text)) return err("ambiguous");
  if (![plain, pointed, commaed].some((form) => form.test(text))) return err("amount");
  const bare = sign === "," ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  const [units = "", decimals = ""] = bare.split(".");
  const exact = decimals.replace(/0+$/, "");
  if (exact.length > DECIMALS) return err("too-precise");
  if (Number(units) >= MOST) return err("too-large");
  return ok(Number(units) * MICROS + Number(exact.padEnd(DECIMALS, "0")));
}
