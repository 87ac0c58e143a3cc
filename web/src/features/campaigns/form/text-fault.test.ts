import { describe, expect, it } from "vitest";
import { textFault } from "./text-fault.ts";

describe("a text with variables", () => {
  it.each(["Hai {name}", "Hai {attributes.city|kotamu}", "Tanpa apa-apa", ""])(
    "%j is well",
    (text) => expect(textFault(text, ["city"])).toBeUndefined(),
  );

  it("shows where a brace is never closed", () => {
    expect(textFault("Halo {name", [])).toEqual({
      key: "campaigns.text.braceOpen",
      values: { part: "{name" },
    });
  });

  it("names what is no variable", () => {
    expect(textFault("Halo {nama}", [])).toEqual({
      key: "campaigns.text.malformed",
      values: { part: "{nama}" },
    });
  });

  it("names a field that the business does not have, once its fields are known", () => {
    expect(textFault("{attributes.kota}", ["city"])).toEqual({
      key: "campaigns.text.unknownField",
      values: { part: "{attributes.kota}" },
    });
    expect(textFault("{attributes.kota}", undefined)).toBeUndefined();
  });
});
