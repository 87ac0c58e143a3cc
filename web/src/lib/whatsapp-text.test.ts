import { describe, expect, it } from "vitest";
import { readWhatsAppText, type TextPiece } from "./whatsapp-text.ts";

/** Written with brackets, so that a case is readable: `[bold:Hai]`. */
const drawn = (pieces: readonly TextPiece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === "string" ? piece : `[${piece.emphasis}:${drawn(piece.pieces)}]`,
    )
    .join("");

describe("text as a phone draws it", () => {
  it.each([
    ["Hai *Sari*, apa kabar?", "Hai [bold:Sari], apa kabar?"],
    ["_miring_ ~coret~ ```kode```", "[italic:miring] [strike:coret] [mono:kode]"],
    ["*tebal _dan miring_*", "[bold:tebal [italic:dan miring]]"],
    ["```*bukan tebal*```", "[mono:*bukan tebal*]"],
  ])("%s", (text, shown) => expect(drawn(readWhatsAppText(text))).toBe(shown));

  it.each([
    "2*3*4",
    "budi_santoso_77",
    "* bukan daftar *",
    "*tidak ditutup",
    "*baris\nlain*",
    "**",
    "``````",
    "",
  ])("leaves %j as it is", (text) => expect(drawn(readWhatsAppText(text))).toBe(text));
});
