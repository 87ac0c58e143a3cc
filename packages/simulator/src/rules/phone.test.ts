import { expect, test } from "vitest";
import {
  dialledDigits,
  isUnitedStates,
  matchesAny,
  phoneOfUserId,
  userIdOf,
  whatsappId,
  withCountry,
} from "./phone.ts";

test("plus, spaces, dashes and brackets are allowed, letters are not", () => {
  expect(dialledDigits("+62 (812) 345-67")).toBe("6281234567");
  expect(dialledDigits("62812abc")).toBeNull();
  expect(dialledDigits("+123")).toBeNull();
});

test("without a plus the sender's country is put in front", () => {
  expect(withCountry("08123456789", "08123456789", "62")).toBe("628123456789");
  expect(withCountry("+15551234567", "15551234567", "62")).toBe("15551234567");
  expect(withCountry("628123456789", "628123456789", "62")).toBe("628123456789");
});

test("wa_id differs from the number in Brazil and Mexico", () => {
  expect(whatsappId("5531998765432")).toBe("553198765432");
  expect(whatsappId("5511998765432")).toBe("5511998765432");
  expect(whatsappId("525512345678")).toBe("5215512345678");
  expect(whatsappId("6281234567890")).toBe("6281234567890");
});

test("only area codes of the United States count as such", () => {
  expect(isUnitedStates("16505551234")).toBe(true);
  expect(isUnitedStates("14165551234")).toBe(false);
  expect(isUnitedStates("6281234567890")).toBe(false);
});

test("a user id leads back to its phone and does not show it", () => {
  expect(userIdOf("6281234567890")).toMatch(/^ID\.9\d{13}$/);
  expect(userIdOf("6281234567890")).not.toContain("81234567890");
  expect(phoneOfUserId(userIdOf("6281234567890"))).toBe("6281234567890");
  expect(phoneOfUserId("nonsense")).toBeNull();
});

test("patterns match whole numbers", () => {
  expect(matchesAny("628120404", ["*0404"])).toBe(true);
  expect(matchesAny("628120405", ["*0404"])).toBe(false);
  expect(matchesAny("62899123", ["62899*"])).toBe(true);
  expect(matchesAny("62899", ["62899"])).toBe(true);
  expect(matchesAny("628991", ["62899"])).toBe(false);
});
