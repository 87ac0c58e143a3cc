import { expect, it } from "vitest";
import { createFormat } from "../../lib/format.ts";
import { byDay } from "./by-day.ts";

it("gathers notifications by the day of the business, not of Greenwich", () => {
  const items = ["2026-03-02T16:30:00Z", "2026-03-01T17:30:00Z", "2026-03-01T16:59:00Z"].map(
    (at, id) => ({ id, at }),
  );
  const { date } = createFormat("en", "Asia/Jakarta");
  expect(byDay(items, date)).toEqual([
    { day: "2 Mar 2026", items: items.slice(0, 2) },
    { day: "1 Mar 2026", items: items.slice(2) },
  ]);
  expect(byDay([], date)).toEqual([]);
});
