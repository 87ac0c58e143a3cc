import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  mayBeTested,
  missingVariable,
  TEST_WINDOW,
  TESTS_ALLOWED,
  waitForTest,
  whyUntestable,
} from "./rules/index.ts";
import { campaignStatuses } from "./schema.ts";

const RUNS = { numRuns: 300 };
const NOW = 1_800_000_000_000;

const wellStanding = {
  optedOut: false,
  notOnWhatsapp: false,
  marketingHeld: false,
  windowOpen: true,
};
const template = { needsWindow: false, marketing: true };
const text = { needsWindow: true, marketing: false };

const codeOf = (over: Partial<typeof wellStanding>, demands = template) =>
  whyUntestable({ ...wellStanding, ...over }, demands)?.error.code ?? null;

describe("whom a test may go to", () => {
  test("I4 never to somebody who has opted out, whatever else is true of them", () => {
    const standing = fc.record({
      notOnWhatsapp: fc.boolean(),
      marketingHeld: fc.boolean(),
      windowOpen: fc.boolean(),
    });
    const demands = fc.record({ needsWindow: fc.boolean(), marketing: fc.boolean() });
    fc.assert(
      fc.property(standing, demands, (over, asked) => {
        expect(codeOf({ ...over, optedOut: true }, asked)).toBe("recipient-opted-out");
      }),
      RUNS,
    );
  });

  test("3.3 says which other thing stands in the way, and only where it matters", () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({ notOnWhatsapp: true })).toBe("recipient-not-on-whatsapp");
    expect(codeOf({ marketingHeld: true })).toBe("recipient-marketing-held");
    expect(codeOf({ marketingHeld: true }, text)).toBeNull();
    expect(codeOf({ windowOpen: false })).toBeNull();
    expect(codeOf({ windowOpen: false }, text)).toBe("recipient-window-closed");
  });

  test("3.3 of a campaign that still has something to say", () => {
    expect(campaignStatuses.filter(mayBeTested)).toEqual([
      "draft",
      "scheduled",
      "running",
      "paused",
    ]);
  });

  test("4.1 names the variable as its writer wrote it", () => {
    for (const [name, written] of [
      ["attributes.city", "{attributes.city}"],
      ["{{1}}", "{{1}}"],
    ] as const) {
      expect(missingVariable(name).error).toMatchObject({
        code: "message-variable-missing",
        params: { variable: written },
      });
    }
  });
});

describe("how often", () => {
  test("at most five times in any minute, and again as soon as the wait is over", () => {
    const moments = fc.array(fc.nat(3 * TEST_WINDOW), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(moments, (offsets) => {
        let sent: number[] = [];
        for (const now of offsets.map((offset) => NOW + offset).toSorted((a, b) => a - b)) {
          const within = sent.filter((at) => at > now - TEST_WINDOW);
          const wait = waitForTest(within, now);
          expect(wait === null).toBe(within.length < TESTS_ALLOWED);
          if (wait === null) sent = [now, ...sent];
          else {
            const later = now + wait * 1_000;
            expect(
              waitForTest(
                within.filter((at) => at > later - TEST_WINDOW),
                later,
              ),
            ).toBeNull();
          }
        }
      }),
      RUNS,
    );
  });
});
