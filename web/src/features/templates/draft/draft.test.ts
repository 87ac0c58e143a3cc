import { describe, expect, it } from "vitest";
import { buttonOf, emptyDraft, nextVariable, sampleKeys, shownProblems } from "./draft.ts";

describe("11.6 writing a template", () => {
  it("11.6 names no fault in what is not written yet, and all of them on sending", () => {
    expect([...shownProblems(emptyDraft, false).keys()]).toEqual([]);
    expect([...shownProblems(emptyDraft, true).keys()]).toEqual(["name", "body"]);
  });

  it("11.6 names what is wrong while it is written", () => {
    const draft = { ...emptyDraft, name: "Promo Baru", body: "{{1}} diskon" };
    const shown = shownProblems(draft, false);
    expect(shown.get("name")?.why).toBe("name-form");
    expect(shown.get("body")?.why).toBe("edge");
  });

  it("11.6 waits for the address of each button, not only of the first", () => {
    const buttons = [buttonOf("quick-reply"), { ...buttonOf("url"), label: "Buka" }] as const;
    const paths = (tried: boolean) => [...shownProblems({ ...emptyDraft, buttons }, tried).keys()];
    expect(paths(false)).toEqual([]);
    expect(paths(true)).toContain("buttons.1.url");
  });

  it("11.6 knows which samples are needed, and which variable comes next", () => {
    const draft = {
      ...emptyDraft,
      header: { kind: "text", text: "Promo {{1}}" } as const,
      body: "Halo {{1}} dan {{2}}, {{1}}!",
    };
    expect(sampleKeys(draft)).toEqual(["header.1", "1", "2"]);
    expect(nextVariable(draft)).toBe("{{3}}");
    expect(nextVariable(emptyDraft)).toBe("{{1}}");
  });
});
