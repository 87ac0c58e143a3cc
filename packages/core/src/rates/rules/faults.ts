import type { Locale } from "@siar/kernel/ctx";
import { MAX_LINES, rateCategories } from "../schema.ts";
import type { AmountFault } from "./amount.ts";

/** What can be wrong with a rate card, or with a line of it. */
export type Fault =
  | AmountFault
  | "empty"
  | "header"
  | "too-many"
  | "cells"
  | "quotation"
  | "country"
  | "category"
  | "currency"
  | "currencies"
  | "duplicate";

export interface LineFault {
  readonly line: number;
  readonly fault: Fault;
  /** What stands there, or what it is at odds with. */
  readonly what: string;
}

type Words = Readonly<Record<Fault, string>>;

const categories = rateCategories.join(", ");

const en: Words = {
  empty: "There are no rates in it.",
  header: "The first line must name the columns country, category, amount and currency, once each.",
  "too-many": `There are more than ${MAX_LINES} lines.`,
  cells: "There are more or fewer cells than columns.",
  quotation: "A quotation mark is not closed.",
  country: "“{what}” is not a country of two letters, such as ID, nor *.",
  category: `“{what}” is not one of ${categories}.`,
  currency: "“{what}” is not a currency, such as USD.",
  currencies: "“{what}” is another currency than in the lines above.",
  duplicate: "The same country and category already stand in line {what}.",
  amount: "“{what}” is not an amount.",
  negative: "“{what}” is negative.",
  "too-large": "“{what}” is too much for one message.",
  "too-precise": "“{what}” has more than six decimals.",
  ambiguous: "“{what}” can be read in two ways. Write it with two or four decimals, or without.",
};

const id: Words = {
  empty: "Tidak ada tarif di dalamnya.",
  header:
    "Baris pertama harus memuat kolom country, category, amount, dan currency, masing-masing satu kali.",
  "too-many": `Lebih dari ${MAX_LINES} baris.`,
  cells: "Jumlah sel tidak sama dengan jumlah kolom.",
  quotation: "Tanda kutip tidak ditutup.",
  country: "“{what}” bukan negara dengan dua huruf, misalnya ID, dan bukan *.",
  category: `“{what}” bukan salah satu dari ${categories}.`,
  currency: "“{what}” bukan mata uang, misalnya USD.",
  currencies: "“{what}” berbeda dari mata uang pada baris di atasnya.",
  duplicate: "Negara dan kategori yang sama sudah ada di baris {what}.",
  amount: "“{what}” bukan jumlah uang.",
  negative: "“{what}” bernilai negatif.",
  "too-large": "“{what}” terlalu besar untuk satu pesan.",
  "too-precise": "“{what}” memiliki lebih dari enam desimal.",
  ambiguous:
    "“{what}” bisa dibaca dengan dua cara. Tulis dengan dua atau empat desimal, atau tanpa.",
};

export const faultText = ({ fault, what }: LineFault, locale: Locale): string =>
  (locale === "id" ? id : en)[fault].replace("{what}", () => what);
