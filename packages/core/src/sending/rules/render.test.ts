import { describe, expect, it } from "vitest";
import type { Person } from "../../message-templates/rules/index.ts";
import { attemptOf, rendererOf, sayableToPlain } from "./render.ts";

const person = (over: Partial<Person> = {}): Person => ({
  id: 1,
  name: "Ayu",
  phone: "+6281234567890",
  attributes: {},
  ...over,
});
const attempt = (text: string) => {
  const read = attemptOf({ type: "text", text }, 1, null);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const promo = (variables: Record<string, string>) => {
  const read = attemptOf(
    {
      type: "template",
      name: "promo",
      language: "id",
      category: "MARKETING",
      parameterFormat: "POSITIONAL",
      components: [{ type: "BODY", text: "Halo {{1}}, {{2}}" }],
      variables,
      mediaId: null,
    },
    1,
    null,
  );
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

describe("4.1 what can be said to somebody", () => {
  it("4.1 a text that their values make longer than Meta takes cannot", () => {
    const { render } = attempt(`${"x".repeat(4_090)}{attributes.city}`);
    expect(render(person({ attributes: { city: "Bogor" } }))).toMatchObject({ ok: true });
    expect(render(person({ attributes: { city: "Bandung" } }))).toEqual({
      ok: false,
      error: "attributes.city",
    });
  });

  it("4.1 it lacks only what is said to this person", () => {
    const text = "{attributes.city?{attributes.city} {attributes.street}|Halo}";
    expect(attempt(text).render(person())).toMatchObject({ ok: true });
    expect(attempt(text).render(person({ attributes: { city: "Bogor" } }))).toEqual({
      ok: false,
      error: "attributes.street",
    });
  });

  it("4.1 draws the wording anew for each campaign, and the same again within one", () => {
    const said = (campaign: number) => {
      const render = rendererOf({ type: "text", text: "{{a|b|c|d}}" }, campaign);
      return render.ok ? render.value(person())?.text : null;
    };
    const drawn = Array.from({ length: 40 }, (_, campaign) => said(campaign));
    expect(drawn).toEqual(Array.from({ length: 40 }, (_, campaign) => said(campaign)));
    expect(new Set(drawn).size).toBe(4);
  });

  it("4.1 draws the wordings of a template's values too", () => {
    const { render, ways } = promo({ "1": "{{Kak|Sis}} {name}", "2": "{{a|b}}" });
    const rendered = render(person());
    expect(rendered.ok && rendered.value.text).toMatch(/^Halo (Kak|Sis) Ayu, [ab]$/);
    expect(ways).toHaveLength(4);
  });
});

describe("3.4 whether everybody with plain values can be told", () => {
  it("3.4 is known only if every way of saying it can be said", () => {
    expect(sayableToPlain(attempt("{{Halo|Hai}} {name}"))).toBe(true);
    expect(sayableToPlain(attempt("{{Halo|}}"))).toBe(false);
    expect(sayableToPlain(attempt("{name=Ayu?Halo}"))).toBe(false);
    expect(sayableToPlain(attempt(`{{a|${"x".repeat(4_090)}{name}}}`))).toBe(false);
    expect(sayableToPlain(promo({ "1": "{{Kak|Sis}}", "2": "x" }))).toBe(true);
    expect(sayableToPlain(promo({ "1": "{{Kak| }}", "2": "x" }))).toBe(false);
  });

  it("3.4 is not known for more ways than can be tried", () => {
    expect(sayableToPlain(attempt("{{a|b}}".repeat(7)))).toBe(false);
  });
});
