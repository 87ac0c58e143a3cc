import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packEvents } from "./enqueue.ts";

const bytesOf = (message: unknown): number =>
  new TextEncoder().encode(JSON.stringify(message)).byteLength;

const status = fc.record({
  wamid: fc.string({ maxLength: 200 }),
  status: fc.constantFrom("sent" as const, "delivered" as const, "read" as const),
  at: fc.nat(),
  callback: fc.string({ maxLength: 60, unit: "grapheme" }),
});
const template = fc.record({
  templateId: fc.string({ maxLength: 30 }),
  reason: fc.string({ maxLength: 2_000, unit: "grapheme" }),
});

describe("what webhooks report goes into the queue", () => {
  it("12.3 whole, in order, and no message is above 64 KB", () => {
    const many = { minLength: 0, maxLength: 400, size: "max" as const };
    fc.assert(
      fc.property(fc.array(status, many), fc.array(template, many), (statuses, templates) => {
        const packed = packEvents(statuses, templates);
        expect(packed.flatMap((message) => message.statuses ?? [])).toEqual(statuses);
        expect(packed.flatMap((message) => message.templates ?? [])).toEqual(templates);
        expect(Math.max(0, ...packed.map(bytesOf))).toBeLessThan(64 * 1_024);
      }),
    );
  });

  it("12.3 in as few messages as hold it", () => {
    const one = { wamid: "w".repeat(180), status: "read" as const, at: 1, callback: "1:1:1" };
    const packed = packEvents(
      Array.from({ length: 1_000 }, () => one),
      [],
    );
    expect(packed).toHaveLength(Math.ceil((1_000 * (bytesOf(one) + 1)) / 60_000));
  });
});
