import { describe, expect, it } from "vitest";
import { checkSetup } from "./check-setup.ts";

const good = {
  businessName: "Kopi Senja",
  name: "Sari",
  email: "sari@kopisenja.test",
  password: "0123456789",
  defaultCountry: "ID",
  timezone: "Asia/Jakarta",
};

describe("the set-up form", () => {
  it("lets a complete form through", () => expect(checkSetup(good)).toEqual({}));

  it("names every field that is missing at once", () => {
    const empty = { ...good, businessName: " ", name: "", email: "sari", password: "012345678" };
    expect(checkSetup(empty)).toEqual({
      businessName: "setup.businessNameNeeded",
      name: "setup.nameNeeded",
      email: "signIn.emailNeeded",
      password: "setup.passwordShort",
    });
  });
});
