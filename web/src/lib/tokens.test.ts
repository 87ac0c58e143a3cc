import { describe, expect, it } from "vitest";
import { withoutToken, withTokens } from "./tokens.ts";

describe("a list of short texts", () => {
  it("takes what was typed or pasted apart at commas and lines", () => {
    expect(withTokens(["STOP"], " BERHENTI, UNREG\nKELUAR ,, ")).toEqual([
      "STOP",
      "BERHENTI",
      "UNREG",
      "KELUAR",
    ]);
  });

  it("is the very same list when nothing is new", () => {
    const values = ["STOP"];
    expect(withTokens(values, "STOP, ")).toBe(values);
  });

  it("loses only the one that is taken away", () => {
    expect(withoutToken(["a", "b"], "a")).toEqual(["b"]);
  });
});
