import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPage, decodeCursor, encodeCursor, idCursor } from "./page.ts";

const key = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 4 });

describe("cursors", () => {
  test("a cursor comes back as the key it was made from, whatever the letters", () => {
    fc.assert(
      fc.property(key, (made) => {
        expect(decodeCursor(encodeCursor(made))).toEqual(made);
        expect(encodeCursor(made)).toMatch(/^[\w-]*$/);
      }),
    );
  });

  test("what nobody here made is no cursor, and never an exception", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = decodeCursor(text);
        expect(decoded === null || Array.isArray(decoded)).toBe(true);
      }),
    );
    expect(decodeCursor("%%%")).toBeNull();
    expect(decodeCursor(encodeCursor([1, 2, 3, 4, 5]))).toBeNull();
  });

  test("an id list takes only a number for its cursor", () => {
    expect(idCursor(undefined)).toEqual({ ok: true, value: null });
    expect(idCursor(encodeCursor([7]))).toEqual({ ok: true, value: 7 });
    expect(idCursor(encodeCursor(["7"]))).toMatchObject({ error: { code: "invalid-cursor" } });
    expect(idCursor("nonsense")).toMatchObject({ error: { code: "invalid-cursor" } });
  });
});

describe("pages", () => {
  test("walking the pages shows every row once, in order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (count, limit) => {
          const all = Array.from({ length: count }, (_, at) => at + 1);
          const seen: number[] = [];
          for (let cursor: string | undefined; ;) {
            const after = idCursor(cursor);
            const from = after.ok ? (after.value ?? 0) : 0;
            const rows = all.filter((id) => id > from).slice(0, limit + 1);
            const page = cutPage(
              rows,
              limit,
              (id) => [id],
              (id) => id,
            );
            seen.push(...page.items);
            expect(page.items.length).toBeLessThanOrEqual(limit);
            if (page.nextCursor === null) break;
            cursor = page.nextCursor;
          }
          expect(seen).toEqual(all);
        },
      ),
    );
  });
});
