import { parseMessage, renderMessage } from "@siar/core/message-templates/rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWhatsAppBlocks, readWhatsAppText, type TextPiece } from "./whatsapp-text.ts";

/** Written with brackets, so that a case is readable: `[bold:Hai]`. */
const drawn = (pieces: readonly TextPiece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === "string"
        ? piece
        : "link" in piece
          ? `[link:${piece.link}]`
          : `[${piece.emphasis}:${drawn(piece.pieces)}]`,
    )
    .join("");

describe("text as a phone draws it", () => {
  it.each([
    ["Hai *Sari*, apa kabar?", "Hai [bold:Sari], apa kabar?"],
    ["_miring_ ~coret~ ```kode```", "[italic:miring] [strike:coret] [mono:kode]"],
    ["*tebal _dan miring_*", "[bold:tebal [italic:dan miring]]"],
    ["```*bukan tebal*```", "[mono:*bukan tebal*]"],
    ["pakai `HEMAT_25_`", "pakai [mono:HEMAT_25_]"],
    ["Lihat https://kopi.id/a_b_c?x=1.", "Lihat [link:https://kopi.id/a_b_c?x=1]."],
    ["*www.kopi.id*", "[bold:[link:www.kopi.id]]"],
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

describe("a message as a phone draws it", () => {
  it("has lists, numbers and quotations at the beginnings of lines", () => {
    expect(
      readWhatsAppBlocks("Menu:\n- kopi\n* teh\n3. bayar\n4. pulang\n> kata *orang*\n\nya"),
    ).toEqual([
      { kind: "text", text: "Menu:" },
      { kind: "bullets", items: ["kopi", "teh"] },
      { kind: "numbers", first: 3, items: ["bayar", "pulang"] },
      { kind: "quote", items: ["kata *orang*"] },
      { kind: "text", text: "\nya" },
    ]);
  });

  it("leaves code as it is, over lines too", () => {
    const text = "```\n- tidak\n> juga\n```";
    expect(readWhatsAppBlocks(text)).toEqual([{ kind: "text", text }]);
  });

  it.each(["-5 derajat", "*tebal* saja", "1.000 orang", ">", "- "])("%j is no list", (text) =>
    expect(readWhatsAppBlocks(text)).toEqual([{ kind: "text", text }]),
  );
});

/** How the drawing is put together, whatever the words in it. */
const skeleton = (pieces: readonly TextPiece[]): unknown =>
  pieces.flatMap((piece) =>
    typeof piece !== "string" && "emphasis" in piece
      ? [[piece.emphasis, skeleton(piece.pieces)]]
      : [],
  );

describe("P9 a value breaks no formatting", () => {
  const text = "*Halo {name}*, _{attributes.city}_ ~{name}~\n- {name}\n> {attributes.city}\n{name}";
  const parts = parseMessage(text);
  const drawing = (value: string) => {
    if (!parts.ok) throw new Error(parts.error.code);
    const person = { id: 1, name: value, phone: null, attributes: { city: value } };
    const said = renderMessage(parts.value, person, 1);
    return readWhatsAppBlocks(said).map((block) => [
      block.kind,
      skeleton(readWhatsAppText(block.kind === "text" ? block.text : block.items.join("\n"))),
    ]);
  };
  const plain = drawing("Budi");

  it("P9 the drawing has the same parts, whoever it is drawn for", () => {
    const rude = fc
      .array(
        fc.constantFrom(
          "*",
          "_",
          "~",
          "`",
          "```",
          "> ",
          "- ",
          "\n",
          " ",
          "a",
          "Budi",
          "9",
          ".",
          "é",
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((bits) => `x${bits.join("")}`)
      .chain((value) => fc.constantFrom(value, `1. ${value}`, `> ${value}`, `- *${value}*`));
    fc.assert(
      fc.property(rude, (value) => {
        expect(drawing(value)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });
});
