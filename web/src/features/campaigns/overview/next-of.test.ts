import { describe, expect, it } from "vitest";
import { campaignOf } from "../samples.ts";
import { nextOf } from "./next-of.ts";

const due = (id: number, at: string) =>
  campaignOf({
    id,
    status: "scheduled",
    schedule: { at: `2026-12-${at}T02:00:00.000Z`, wallTime: null },
  });

describe("what is next", () => {
  it("is the soonest first, five at the most", () => {
    const all = ["09", "03", "05", "08", "04", "06"].map((at, index) => due(index + 1, at));
    expect(nextOf(all).map(({ id }) => id)).toEqual([2, 5, 3, 6, 4]);
  });

  it("is none that has missed its time: those do not start by themselves", () => {
    expect(nextOf([{ ...due(1, "01"), missed: true }, due(2, "02")]).map(({ id }) => id)).toEqual([
      2,
    ]);
  });
});
