import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  callbackOf,
  foldStatuses,
  readCallback,
  readTestCallback,
  testCallbackOf,
  type LocatedStatus,
} from "./statuses.ts";

const row = { campaignId: 7, seq: 3, attempt: 1 };

const report = fc.record({
  status: fc.constantFrom("sent", "delivered", "read", "failed"),
  at: fc.integer({ min: 1, max: 1_000 }),
  attempt: fc.integer({ min: 1, max: 3 }),
});

const located = fc.array(report, { minLength: 1, maxLength: 12 }).map((reports) =>
  reports.map(({ status, at, attempt }): LocatedStatus => ({
    row: { ...row, attempt },
    report: {
      callback: callbackOf({ ...row, attempt }),
      wamid: "wamid.A",
      status,
      at,
      errorCode: status === "failed" ? 131_026 : undefined,
    },
  })),
);

describe("statuses", () => {
  it("I7 P15 the order and the number of reports do not matter", () => {
    fc.assert(
      fc.property(
        located.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
          ),
        ),
        ([all, shuffled]) => {
          const [one] = foldStatuses(all);
          const [other] = foldStatuses(shuffled);
          expect({ ...other, failedAt: 0 }).toEqual({ ...one, failedAt: 0 });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("12.1 our own data comes back as it was sent", () => {
    expect(readCallback(callbackOf(row))).toEqual(row);
  });

  it("12.1 another tool's data is not taken for ours", () => {
    for (const text of [null, "", "1:2", "a:1:2", "1:2:3:4", "-1:2:3", "1:2:99999999999"]) {
      expect(readCallback(text)).toBeNull();
    }
  });
});

describe("the callback data of a test", () => {
  const contact = fc.option(fc.integer({ min: 1, max: 999_999_999 }));
  const requests = fc.oneof(fc.uuid(), fc.string(), fc.constant("1:1"));

  it("is never read as a row of the ledger, and says whom the test went to", () => {
    fc.assert(
      fc.property(fc.nat(), contact, requests, (campaignId, contactId, requestId) => {
        const callback = testCallbackOf({ campaignId, contactId, requestId });
        expect(readCallback(callback)).toBeNull();
        expect(readTestCallback(callback)).toBe(contactId);
      }),
      { numRuns: 300 },
    );
  });

  it("is not what rows or strangers bear", () => {
    expect(readTestCallback(callbackOf(row))).toBeUndefined();
    for (const other of [null, "", "test", "test:x:1:y"]) {
      expect(readTestCallback(other)).toBeUndefined();
    }
  });
});
