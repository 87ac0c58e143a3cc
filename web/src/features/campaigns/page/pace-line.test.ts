import { describe, expect, it } from "vitest";
import { paceLine } from "./pace-line.ts";

const at = (second: number, actual: number) => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  target: 20,
  actual,
});

describe("the line of the pace", () => {
  it("is not drawn from a single point", () => {
    expect(paceLine([], 100, 22)).toBeUndefined();
    expect(paceLine([at(0, 5)], 100, 22)).toBeUndefined();
  });

  it("ends at the right edge, with the newest", () => {
    const line = paceLine([at(0, 0), at(30, 10), at(60, 20)], 100, 22);
    expect(line).toEqual({
      path: "M0,22L50,12L100,2",
      area: "M0,22L0,22L50,12L100,2L100,22Z",
      target: 2,
    });
  });

  it("forgets what is older than a minute", () => {
    const line = paceLine([at(0, 0), at(50, 10), at(80, 20)], 100, 22);
    expect(line?.path).toBe("M50,12L100,2");
  });
});
