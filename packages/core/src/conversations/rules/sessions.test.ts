import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sessionsOf, type Arrival } from "./index.ts";

const IDLE = 100;

const arrival = (contactId: number, numberId: number, at: number, wamid: string): Arrival => ({
  contactId,
  numberId,
  at,
  wamid,
  type: "text",
  text: "",
  payload: null,
  quoted: null,
  campaignId: null,
  isReply: false,
});

const arrivals = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), fc.nat(2_000)))
  .map((all) =>
    all.map(([contact, number, at], index) => arrival(contact, number, at, `w${index}`)),
  );

describe("12.3 sessions", () => {
  it("12.3 end where somebody was silent for too long", () => {
    const messages = [arrival(1, 1, 0, "a"), arrival(1, 1, 100, "b"), arrival(1, 1, 201, "c")];
    expect(sessionsOf(messages, IDLE)).toEqual([
      { contactId: 1, numberId: 1, from: 0, until: 100, firstWamid: "a" },
      { contactId: 1, numberId: 1, from: 201, until: 201, firstWamid: "c" },
    ]);
  });

  it("12.3 cover every message once, in whatever order they came", () => {
    fc.assert(
      fc.property(arrivals, (messages) => {
        const sessions = sessionsOf(messages, IDLE);
        for (const { contactId, numberId, at } of messages) {
          const mine = sessions.filter(
            (one) =>
              one.contactId === contactId &&
              one.numberId === numberId &&
              one.from <= at &&
              at <= one.until,
          );
          expect(mine).toHaveLength(1);
        }
        const spans = (all: typeof sessions) =>
          all.map(({ firstWamid: _wamid, ...span }) => JSON.stringify(span)).toSorted();
        expect(spans(sessionsOf(messages.toReversed(), IDLE))).toEqual(spans(sessions));
      }),
      { numRuns: 200 },
    );
  });
});
