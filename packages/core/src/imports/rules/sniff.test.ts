import { describe, expect, test } from "vitest";
import { repeatedNames, sniff } from "./sniff.ts";

const found = (text: string, given = {}) => {
  const result = sniff({ text, whole: true }, given);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe("how a file is laid out", () => {
  test.each([
    ["Nama,HP\nBudi,0812\nAyu,0813", ","],
    ["Nama;HP\nBudi, S.E.;0812\nAyu;0813", ";"],
    ["Nama\tHP\nBudi\t0812", "\t"],
    ["Nama|HP\nBudi|0812", "|"],
    ["HP\n0812", ","],
    ['"a,b";c\n"d,e,f";g', ";"],
  ])("%j is parted by %j", (text, delimiter) => {
    expect(found(text).delimiter).toBe(delimiter);
  });

  test.each([
    ["Nama,HP\nBudi,08121234567", true],
    ["HP\n08121234567", true],
    ["Siapa,Apa\nBudi,08121234567", true],
    ["Budi,08121234567\nAyu,08121234568", false],
    ["08121234567\n08121234568", false],
    ["Budi,budi@toko.example\nAyu,ayu@toko.example", false],
  ])("%j: a header? %s", (text, hasHeader) => {
    expect(found(text).hasHeader).toBe(hasHeader);
  });

  test("what a person says goes before what it looks like", () => {
    expect(found("a;b\nc;d", { delimiter: ",", hasHeader: false })).toEqual({
      delimiter: ",",
      hasHeader: false,
      columns: ["Column 1"],
      rows: [["a;b"], ["c;d"]],
    });
  });

  test("shows the first twenty rows, without the blank ones", () => {
    const { rows } = found(`Nama,HP\n\n${"Budi,08121234567\n".repeat(30)}`);
    expect(rows).toHaveLength(20);
  });
});

test("a name that stands over two columns is told, however it is written", () => {
  expect(repeatedNames(["No HP", "Nama", "no_hp"])).toEqual(["no_hp"]);
});
