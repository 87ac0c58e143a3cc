import { DAY } from "@siar/kernel/clock";
import { describe, expect, it } from "vitest";
import { readPhone } from "../contacts/rules/index.ts";
import { checkAttributes } from "../fields/rules/index.ts";
import { checkCriteria } from "../segments/rules/index.ts";
import { demoFields, demoLabels } from "./business.ts";
import { demoWorld } from "./world.ts";

const ids = new Map(demoLabels.map(({ name }, at) => [name, at + 1] as const));
const NOW = Date.UTC(2026, 10, 20, 5);
const world = demoWorld(NOW, ids);

describe("the demo's world", () => {
  it("comes out the same for the same moment", () => {
    expect(demoWorld(NOW, ids)).toEqual(world);
  });

  // Everything hangs on the clock alone by how far the day has come.
  it.each([0, 3, 6, 9, 12, 15, 18, 21, 23])(
    "has plausible rates if loaded at %i o'clock",
    (hour) => {
      const now = Date.UTC(2026, 10, 20, hour, 31);
      for (const { rows } of demoWorld(now, ids).campaigns) {
        const left = rows.filter(({ status }) => ["sent", "delivered", "read"].includes(status));
        for (const of of [rows.length, left.length]) {
          const share = (key: "deliveredAt" | "readAt" | "repliedAt") =>
            (100 * rows.filter((row) => row[key] !== null).length) / of;
          expect(share("deliveredAt")).toBeGreaterThan(92);
          expect(share("deliveredAt")).toBeLessThan(98);
          expect(share("readAt")).toBeGreaterThan(45);
          expect(share("readAt")).toBeLessThan(75);
          expect(share("repliedAt")).toBeGreaterThan(3);
          expect(share("repliedAt")).toBeLessThan(9);
        }
        const failed = rows.filter(({ status }) => status === "failed");
        expect(new Set(failed.map((row) => row.class)).size).toBe(6);
      }
    },
  );

  it("has only phones, attributes and criteria that the product itself would take", () => {
    const known = new Set(ids.values());
    const fields = demoFields.map((field) => ({ ...field, options: [...field.options] }));
    for (const { phone, userId, attributes } of world.people) {
      expect(phone ?? userId).not.toBeNull();
      if (phone !== null) expect(readPhone(phone, "ID")).toBe(phone);
      expect(checkAttributes(fields, attributes).ok).toBe(true);
    }
    for (const { criteria } of world.segments) {
      expect(checkCriteria(criteria, { fields, labelIds: known })).toEqual([]);
    }
  });

  it("knows every person by one phone or user id, and nobody's real number", () => {
    const keys = new Set(world.people.map(({ key }) => key));
    expect(keys.size).toBe(world.people.length);
    for (const { phone } of world.people) {
      expect(phone ?? "+6281200000000").toMatch(/^\+628\d\d0000\d{4}$/);
    }
  });

  it("lets nobody's history begin before they came", () => {
    for (const person of world.people) {
      expect(person.createdAt).toBeLessThan(NOW - 2 * DAY);
      expect(person.lastInteractionAt ?? NOW).toBeGreaterThan(person.createdAt);
    }
  });
});
