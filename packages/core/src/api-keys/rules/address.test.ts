import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allows, isRange } from "./address.ts";

describe("the addresses that a key may come from", () => {
  test.each([
    ["203.0.113.0/24", "203.0.113.9", true],
    ["203.0.113.0/24", "203.0.114.9", false],
    ["203.0.113.7", "203.0.113.7", true],
    ["203.0.113.7", "203.0.113.8", false],
    ["203.0.113.7", "::ffff:203.0.113.7", true],
    ["2001:db8::/32", "2001:db8:1::5", true],
    ["2001:db8::/32", "2001:db9::5", false],
    ["2001:db8::1", "2001:0db8:0:0:0:0:0:1", true],
    ["0.0.0.0/0", "8.8.8.8", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["::/0", "8.8.8.8", false],
  ])("%s and %s: %s", (range, address, allowed) => {
    expect(allows([range], address)).toBe(allowed);
  });

  test("no list allows everybody, a list nobody whose address is unknown", () => {
    expect(allows([], null)).toBe(true);
    expect(allows(["0.0.0.0/0", "::/0"], null)).toBe(false);
    expect(allows(["0.0.0.0/0"], "not an address")).toBe(false);
  });

  test.each(["", "203.0.113", "203.0.113.256", "203.0.113.07", "10.0.0.0/33", "1.2.3.4/", "::1::"])(
    "%j is no address",
    (text) => {
      expect(isRange(text)).toBe(false);
    },
  );

  test("every address is in its own network, and a flipped bit of the prefix is not", () => {
    const four = fc.ipV4();
    fc.assert(
      fc.property(four, fc.integer({ min: 1, max: 32 }), (address, prefix) => {
        expect(allows([`${address}/${prefix}`], address)).toBe(true);
        const value = address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
        const other = value ^ (1n << BigInt(32 - prefix));
        const text = [24n, 16n, 8n, 0n].map((shift) => (other >> shift) & 255n).join(".");
        expect(allows([`${address}/${prefix}`], text)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(isRange(address)).toBe(true);
      }),
    );
  });
});
