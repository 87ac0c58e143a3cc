import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_LINES, MICROS, rateCategories } from "../schema.ts";
import { faultText } from "./faults.ts";
import { parseRates } from "./parse.ts";

const HEAD = "country,category,amount,currency";
const csv = (...lines: string[]) => [HEAD, ...lines].join("\n");
const one = (amount: string) => `${HEAD.replaceAll(",", ";")}\nID;marketing;${amount};USD`;

const card = (text: string) => {
  const read = parseRates(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const faults = (text: string) => {
  const read = parseRates(text);
  return read.ok ? [] : read.error.map(({ line, fault }) => [line, fault]);
};
const micros = (text: string) => card(text).rates[0]?.amountMicros;

describe("a rate card", () => {
  test("is read with its columns in any order, in any case, and with what spreadsheets add", () => {
    const rates = [
      { country: "ID", category: "marketing", amountMicros: 41_100 },
      { country: "*", category: "service", amountMicros: 0 },
    ];
    const read = { currency: "USD", rates };
    expect(card(csv("ID,marketing,0.0411,USD", "*,service,0,USD"))).toEqual(read);
    const strange =
      "\uFEFFCurrency;AMOUNT;Country;category;;\r\n usd ; 0,0411 ;id;Marketing;;\r\n;;;;;\r\nUSD;0;*;service;;\r\n";
    expect(card(strange)).toEqual(read);
    expect(card(csv('"ID","marketing","0,0411","USD"', '*,"service",0,USD'))).toEqual(read);
    expect(card(csv("ID,marketing,0.0411,USD", "*,service,0,USD").replaceAll("\n", "\r"))).toEqual(
      read,
    );
  });

  test.each([
    ["0", 0],
    ["586", 586 * MICROS],
    ["586,33", 586_330_000],
    ["586.33", 586_330_000],
    ["0,041", 41_000],
    ["0.000001", 1],
    ["0.0000010", 1],
    ["1.234,5", 1_234_500_000],
    ["1,234.5", 1_234_500_000],
    ["12.345.678", "too-large"],
    ["12,345", "ambiguous"],
    ["1.234", "ambiguous"],
    ["1234,567", 1_234_567_000],
    ["99999.999999", 99_999_999_999],
    ["100000", "too-large"],
    ["0.0000001", "too-precise"],
    ["-1", "negative"],
    ["−1", "negative"],
    ["", "amount"],
    ["1,23,4", "amount"],
    ["1.2.3", "amount"],
    [".5", "amount"],
    ["1e3", "amount"],
    ["0x10", "amount"],
    ["Infinity", "amount"],
    ["Rp 586", "amount"],
    ["１", "amount"],
  ])("reads the amount “%s” as %j", (amount, read) => {
    if (typeof read === "number") expect(micros(one(amount))).toBe(read);
    else expect(faults(one(amount))).toEqual([[2, read]]);
  });

  test("reads what could be thousands as the rest of the table is written", () => {
    const second = (amount: string, sure: string) => {
      const lines = [`ID;marketing;${amount};IDR`, `SG;marketing;${sure};IDR`];
      return micros([HEAD.replaceAll(",", ";"), ...lines].join("\n"));
    };
    expect(second("1.234", "0.5")).toBe(1_234_000);
    expect(second("1.234", "0,5")).toBe(1_234 * MICROS);
    expect(second("1,234", "0,5")).toBe(1_234_000);
    expect(second("1,234", "2,345.5")).toBe(1_234 * MICROS);
    const both = csv("ID,marketing,1.234,USD", "SG,marketing,0.5,USD", 'MY,marketing,"0,5",USD');
    expect(faults(both)).toEqual([[2, "ambiguous"]]);
  });

  test.each([
    ["", [[1, "empty"]]],
    [" \n,,,\n", [[1, "empty"]]],
    [HEAD, [[1, "empty"]]],
    ["ID,marketing,1,USD", [[1, "header"]]],
    [`${HEAD},country\nID,marketing,1,USD,ID`, [[1, "header"]]],
    [`${HEAD},valid_from\nID,marketing,1,USD,2027`, [[1, "header"]]],
    ["country,category,amount\nID,marketing,1", [[1, "header"]]],
    [csv("XX,marketing,1,USD"), [[2, "country"]]],
    [csv("Indonesia,marketing,1,USD"), [[2, "country"]]],
    [csv(",marketing,1,USD"), [[2, "country"]]],
    [csv("ID,promo,1,USD"), [[2, "category"]]],
    [csv("ID,marketing,1,RUPIAH"), [[2, "currency"]]],
    [csv("ID,marketing,1,XYZ"), [[2, "currency"]]],
    [csv("ID,marketing,1,USD", "SG,marketing,1,EUR"), [[3, "currencies"]]],
    [csv("ID,marketing,1,USD", "", "id,Marketing,2,USD"), [[4, "duplicate"]]],
    [csv("ID,marketing,1"), [[2, "cells"]]],
    [csv("ID,marketing,0,0411,USD"), [[2, "cells"]]],
    [csv('ID,"marketing,1,USD'), [[2, "quotation"]]],
    [csv('ID,"marketing"x,1,USD'), [[2, "quotation"]]],
  ])("of %j says %j", (text, expected) => expect(faults(text)).toEqual(expected));

  test("is refused whole, with all its faults in the order of the lines", () => {
    const text = csv("ID,marketing,1,USD", "SG,marketing,1,EUR", "XX,marketing,1,USD", "MY,a");
    expect(faults(text)).toEqual([
      [3, "currencies"],
      [4, "country"],
      [5, "cells"],
    ]);
  });

  test("has no more lines than there can be rates, and no more faults are told than one reads", () => {
    const line = "ID,marketing,1,USD";
    expect(faults(csv(...Array<string>(MAX_LINES + 1).fill(line)))).toEqual([[2, "too-many"]]);
    expect(faults(csv(...Array<string>(MAX_LINES).fill(line)))).toHaveLength(100);
  });

  test("comes back as it was written, whatever is in it", () => {
    const countries = ["ID", "SG", "US", "*"];
    const key = fc.record({
      country: fc.constantFrom(...countries),
      category: fc.constantFrom(...rateCategories),
      amountMicros: fc.nat(99_999_999_999),
    });
    const keys = fc.uniqueArray(key, { minLength: 1, selector: (r) => r.country + r.category });
    const amountOf = (amount: number, sign: string) =>
      `${Math.floor(amount / MICROS)}${sign}${String(amount % MICROS).padStart(6, "0")}`;
    const written = fc.constantFrom([",", "."], [";", ","], [";", "."]);
    fc.assert(
      fc.property(
        keys,
        written,
        fc.constantFrom("\n", "\r\n"),
        (rates, [sep = ",", sign = "."], end) => {
          const lines = rates.map((r) =>
            [r.country, r.category, amountOf(r.amountMicros, sign), "IDR"].join(sep),
          );
          const text = [HEAD.replaceAll(",", sep), ...lines].join(end);
          expect(card(text)).toEqual({ currency: "IDR", rates });
        },
      ),
    );
  });

  test("that is none is refused with a reason and a line, never with an exception", () => {
    const sign = fc.constantFrom(
      ..."\"',;\n\r\t.-0 1ID*é\uFEFF\u0000",
      "USD",
      "marketing",
      HEAD,
      "=1+1",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")),
      fc.array(sign, { maxLength: 60 }).map((signs) => `${HEAD}\n${signs.join("")}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const read = parseRates(given);
        if (read.ok) {
          expect(read.value.rates.length).toBeGreaterThan(0);
          for (const { amountMicros } of read.value.rates) {
            expect(Number.isSafeInteger(amountMicros) && amountMicros >= 0).toBe(true);
          }
          return;
        }
        expect(read.error.length).toBeGreaterThan(0);
        for (const fault of read.error) {
          expect(fault.line).toBeGreaterThan(0);
          for (const locale of ["en", "id"] as const) {
            expect(faultText(fault, locale).length).toBeLessThan(200);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("names what is wrong in the reader's language, however it is written", () => {
    const fault = { line: 2, fault: "country", what: "$&{what}" } as const;
    expect(faultText(fault, "en")).toContain("“$&{what}” is not a country");
    expect(faultText(fault, "id")).toContain("“$&{what}” bukan negara");
  });
});
