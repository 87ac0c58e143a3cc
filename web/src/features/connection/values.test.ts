import { describe, expect, it } from "vitest";
import { faultsOf } from "./values.ts";

const whole = { wabaId: "102290129340398", token: "EAAG", appSecret: "a1", verifyToken: "kopi" };

describe("connecting a WhatsApp account", () => {
  it("takes all four values", () => expect(faultsOf(whole)).toEqual({}));

  it("names each one that is missing", () => {
    expect(faultsOf({ wabaId: "", token: " ", appSecret: "", verifyToken: "" })).toEqual({
      wabaId: "connection.needed",
      token: "connection.needed",
      appSecret: "connection.needed",
      verifyToken: "connection.needed",
    });
  });

  it("knows a phone number or a name from an account id", () => {
    const wrong = { wabaId: "connection.wabaIdWrong" };
    expect(faultsOf({ ...whole, wabaId: "+62 811" })).toEqual(wrong);
    expect(faultsOf({ ...whole, wabaId: "Kopi Senja" })).toEqual(wrong);
  });
});
