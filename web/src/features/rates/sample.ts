import type { Locale } from "../../lib/i18n/locale.ts";

const lines = [
  ["country", "category", "amount", "currency"],
  ["ID", "marketing", "0.05", "USD"],
  ["ID", "utility", "0.01", "USD"],
  ["ID", "authentication", "0.01", "USD"],
  ["*", "marketing", "0.1", "USD"],
] as const;

/** A rate card with amounts that nobody takes for Meta's, as a spreadsheet of the language writes it. */
export function sampleOf(locale: Locale): string {
  const rows =
    locale === "id" ? lines.map((row) => row.map((cell) => cell.replace(".", ","))) : lines;
  return rows.map((row) => `${row.join(locale === "id" ? ";" : ",")}\r\n`).join("");
}

/** Made here: there is nothing to ask the server for. */
export function saveSample(locale: Locale, name: string): void {
  const address = URL.createObjectURL(new Blob([sampleOf(locale)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
