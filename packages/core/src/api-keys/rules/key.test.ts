import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bearerKey, keyBytes, keyFrom, startOf } from "./key.ts";

const random = fc.uint8Array({ minLength: keyBytes, maxLength: keyBytes });

describe("API keys", () => {
  test("every key is found again in an Authorization header, whole", () => {
    fc.assert(
      fc.property(random, fc.constantFrom("Bearer ", "bearer  "), (bytes, scheme) => {
        const key = keyFrom(bytes);
        expect(key).toMatch(/^siar_[\w-]{43}$/);
        expect(bearerKey(scheme + key)).toBe(key);
        expect(key.startsWith(startOf(key))).toBe(true);
        expect(startOf(key)).toHaveLength(11);
      }),
    );
  });

  test("different randomness, different key", () => {
    fc.assert(
      fc.property(random, random, (left, right) => {
        fc.pre(String(left) !== String(right));
        expect(keyFrom(left)).not.toBe(keyFrom(right));
      }),
    );
  });

  test.each([
    null,
    "",
    "Bearer",
    "Bearer sk_live_1",
    "Basic siar_x",
    "Bearer siar_short",
    "siar_x",
  ])("%s carries no key of ours", (header) => {
    expect(bearerKey(header)).toBeNull();
  });
});
