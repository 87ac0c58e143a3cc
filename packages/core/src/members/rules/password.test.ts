import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passwordIsWeak, SHORTEST_PASSWORD } from "./password.ts";

describe("passwords", () => {
  test.each([
    ["short", "kopi-77"],
    ["a common word with digits", "password123"],
    ["a common word in disguise", "P@ssw0rd2026"],
    ["one letter", "aaaaaaaaaaaaaa"],
    ["digits only", "8237461938"],
    ["one's own name", "SitiRahma1990"],
    ["one's own address", "siti@toko.example"],
  ])("%s is weak", (_, password) => {
    expect(passwordIsWeak(password, ["Siti Rahma", "siti@toko.example", "siti", "Toko"])).toBe(
      true,
    );
  });

  test.each(["kopi-tubruk-77", "correct horse battery", "ありがとうございますね1", "#%&/()=?!_"])(
    "%s will do",
    (password) => {
      expect(passwordIsWeak(password, ["Siti Rahma", "", "王"])).toBe(false);
    },
  );

  test("nothing shorter than the shortest, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: SHORTEST_PASSWORD - 1 }), (password) => {
        expect(passwordIsWeak(password, [])).toBe(true);
      }),
    );
  });
});
