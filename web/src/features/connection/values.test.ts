import { describe, expect, it } from "vitest";
import { faultsOf, newVerifyToken } from "./values.ts";

const whole = { wabaId: "102290129340398", token: "EAAG", appSecret: "a1" };

describe("connecting a WhatsApp account", () => {
  it("takes all three values", () => expect(faultsOf(whole)).toEqual({}));

  it("names each one that is missing", () => {
    expect(faultsOf({ wabaId: "", token: " ", appSecret: "" })).toEqual({
      wabaId: "connection.needed",
      token: "connection.needed",
      appSecret: "connection.needed",
    });
  });

  it("knows a phone number or a name from an account id", () => {
    const wrong = { wabaId: "connection.wabaIdWrong" };
    expect(faultsOf({ ...whole, wabaId: "+62 811" })).toEqual(wrong);
    expect(faultsOf({ ...whole, wabaId: "Kopi Senja" })).toEqual(wrong);
  });

  it("makes a verify token that nobody guesses, of signs that every form takes", () => {
    expect(newVerifyToken()).toMatch(/^siar_[0-9a-f]{24}$/);
    expect(newVerifyToken()).not.toBe(newVerifyToken());
  });
});
