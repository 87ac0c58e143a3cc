import { describe, expect, it } from "vitest";
import { pageState, toggled, toggledPage } from "./selection.ts";

const set = (...keys: string[]) => new Set(keys);

describe("choosing rows", () => {
  it("adds and takes away one", () => {
    expect(toggled(set("a"), "b")).toEqual(set("a", "b"));
    expect(toggled(set("a", "b"), "b")).toEqual(set("a"));
  });

  it("completes a page that is chosen in part, then clears it, and leaves other pages alone", () => {
    const whole = toggledPage(set("other", "a"), ["a", "b"]);
    expect(whole).toEqual(set("other", "a", "b"));
    expect(toggledPage(whole, ["a", "b"])).toEqual(set("other"));
  });

  it("tells none, some and all of a page", () => {
    expect(pageState(set("x"), ["a", "b"])).toBe(false);
    expect(pageState(set("a"), ["a", "b"])).toBe("indeterminate");
    expect(pageState(set("a", "b", "x"), ["a", "b"])).toBe(true);
  });
});
