import { describe, expect, it } from "vitest";
import { identitiesIn } from "./identities-in.ts";

describe("8.3 a pasted list of people", () => {
  it("8.3 is the first cell of each line, whatever stands beside it", () => {
    const table =
      '\uFEFFidentity,opted_out_at\r\n"+62 812-3456",2026\r\nID.77;x\r\n\r\n0812\tAna\r\n';
    expect(identitiesIn(table)).toEqual(["+62 812-3456", "ID.77", "0812"]);
  });

  it("8.3 may be nothing but a number, and nothing at all", () => {
    expect(identitiesIn("0812")).toEqual(["0812"]);
    expect(identitiesIn("phone\n")).toEqual([]);
    expect(identitiesIn(" \n ")).toEqual([]);
  });
});
