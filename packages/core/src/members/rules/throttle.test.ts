import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { triesAllowed, TRY_WINDOW, waitBefore } from "./throttle.ts";

const NOW = 10_000_000;

describe("the throttle of sign-ins", () => {
  test("up to the allowed tries one may go on, beyond them one waits for the window's end", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("email" as const, "address" as const),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: TRY_WINDOW - 1 }),
        (about, tries, age) => {
          const wait = waitBefore([{ about, tries, since: NOW - age }], NOW);
          const seconds = Math.ceil((TRY_WINDOW - age) / 1_000);
          expect(wait).toBe(tries <= triesAllowed[about] ? null : seconds);
        },
      ),
    );
  });

  test("of two that are used up, the later window counts", () => {
    const email = { about: "email", tries: 11, since: NOW - 60_000 } as const;
    const address = { about: "address", tries: 51, since: NOW - 30_000 } as const;
    expect(waitBefore([email, address], NOW)).toBe((TRY_WINDOW - 30_000) / 1_000);
  });
});
