import { House } from "lucide-react";
import { describe, expect, it } from "vitest";
import { currentItem, navigation, type NavSection, permitted } from "./navigation.ts";

const sections: NavSection[] = [
  { items: [{ to: "/", label: "nav.home", icon: House }] },
  { items: [{ to: "/preferences", label: "nav.preferences", icon: House, permission: "x:read" }] },
];

describe("navigation", () => {
  it("leaves out what may not be opened, and sections that are empty then", () => {
    const may = (permission: string | undefined) => permission === undefined;
    expect(permitted(sections, may)).toEqual([sections[0]]);
    expect(permitted(sections, () => true)).toEqual(sections);
  });

  it.each([
    ["/", "/"],
    ["/campaigns", "/campaigns"],
    ["/campaigns/17/edit", "/campaigns"],
    ["/campaigns/scheduled", "/campaigns/scheduled"],
    ["/settings/labels", "/settings"],
    ["/campaignsx", undefined],
  ])("%s belongs to %s", (pathname, item) => {
    expect(currentItem(navigation, pathname)).toBe(item);
  });

  it("has at most four places in the bottom bar", () => {
    const primary = navigation.flatMap((section) => section.items).filter((item) => item.primary);
    expect(primary.length).toBeGreaterThan(0);
    expect(primary.length).toBeLessThanOrEqual(4);
  });
});
