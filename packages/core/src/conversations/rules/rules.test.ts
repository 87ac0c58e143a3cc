import fc from "fast-check";
import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import { describe, expect, it } from "vitest";
import {
  factsOf,
  isRatingAwaited,
  ratingOf,
  readReplyCallback,
  replyCallbackOf,
  whyUnanswerable,
  type Standing,
} from "./index.ts";

const NOW = 1_800_000_000_000;
const somebody: Standing = {
  lastInboundAt: NOW - HOUR,
  optedOut: false,
  spokeSince: false,
  metaStopped: false,
  marketingHeld: false,
  notOnWhatsapp: false,
};
const refusal = (who: Partial<Standing>, means: "free" | "template" | "marketing") =>
  whyUnanswerable({ ...somebody, ...who }, means, NOW)?.error.code ?? null;

describe("12.3 whom an agent may write to", () => {
  it("12.3 a text needs words of the customer's from the last 24 hours, a template does not", () => {
    expect(refusal({}, "free")).toBeNull();
    expect(refusal({ lastInboundAt: NOW - DAY + 2 * MINUTE }, "free")).toBeNull();
    for (const lastInboundAt of [NOW - DAY + MINUTE, NOW - 3 * DAY, null]) {
      expect(refusal({ lastInboundAt }, "free")).toBe("conversation-window-closed");
      expect(refusal({ lastInboundAt }, "template")).toBeNull();
    }
  });

  it("8.3 whoever stopped is left in peace until they write again, and never advertised to", () => {
    const stopped = { optedOut: true };
    const asks = { optedOut: true, spokeSince: true };
    for (const means of ["free", "template", "marketing"] as const) {
      expect(refusal(stopped, means)).toBe("conversation-opted-out");
    }
    expect(refusal(asks, "free")).toBeNull();
    expect(refusal(asks, "template")).toBeNull();
    expect(refusal(asks, "marketing")).toBe("conversation-opted-out");
  });

  it("8.3 what somebody told Meta keeps marketing away and nothing else", () => {
    expect(refusal({ metaStopped: true }, "free")).toBeNull();
    expect(refusal({ metaStopped: true }, "template")).toBeNull();
    expect(refusal({ metaStopped: true }, "marketing")).toBe("conversation-opted-out");
    expect(refusal({ marketingHeld: true }, "marketing")).toBe("conversation-marketing-held");
  });
});

describe("12.3 an answer to the question for a rating", () => {
  it("12.3 is a number from 1 to 5 or as many stars, and nothing else", () => {
    const said = {
      "5": 5,
      " 4 ": 4,
      "3/5": 3,
      "2 dari 5": 2,
      "4 bintang": 4,
      "⭐⭐⭐": 3,
      "1.": 1,
    };
    for (const [text, rating] of Object.entries(said)) expect(ratingOf(text), text).toBe(rating);
    for (const text of ["", "0", "6", "10", "5 pcs", "jam 5", "⭐⭐⭐⭐⭐⭐", "3/10", "-1"]) {
      expect(ratingOf(text), text).toBeNull();
    }
  });

  it("12.3 is waited for three days", () => {
    expect(isRatingAwaited(null, NOW)).toBe(false);
    expect(isRatingAwaited(NOW - 3 * DAY + 1, NOW)).toBe(true);
    expect(isRatingAwaited(NOW - 3 * DAY, NOW)).toBe(false);
  });

  it("12.3 whatever somebody writes, it is 1 to 5 or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const rating = ratingOf(text);
        return rating === null || (Number.isInteger(rating) && rating >= 1 && rating <= 5);
      }),
      { numRuns: 300 },
    );
  });
});

describe("12.1 what Meta echoes", () => {
  it("12.1 names the reply and nothing of a campaign", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 - 1 }), (id) => {
        expect(readReplyCallback(replyCallbackOf(id))).toBe(id);
      }),
    );
    for (const other of [null, "", "17:9:1", "reply:", "reply:1:2", "test:1::x"]) {
      expect(readReplyCallback(other)).toBeNull();
    }
  });
});

it("12.3 a file and a place are read from Meta's description, whatever it holds", () => {
  const pdf = JSON.stringify({ mime_type: "application/pdf", filename: "menu.pdf" });
  expect(factsOf("document", pdf).file).toEqual({ name: "menu.pdf", mime: "application/pdf" });
  expect(factsOf("location", '{"latitude":-6.2,"longitude":106.8}').place?.latitude).toBe(-6.2);
  fc.assert(
    fc.property(fc.constantFrom("image", "location", "text"), fc.string(), (type, payload) => {
      const { place } = factsOf(type, payload);
      return place === null;
    }),
  );
});
