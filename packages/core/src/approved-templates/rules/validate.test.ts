import { describe, expect, test } from "vitest";
import { problemsOf } from "./validate.ts";

const shape = {
  name: "promo",
  language: "id",
  parameterFormat: "POSITIONAL",
  components: [{ type: "BODY", text: "Halo {{1}}, diskon {{2}} hari ini." }],
} as const;
const ayu = { id: 7, name: "Ayu", phone: "+62811", attributes: { note: "a\nb" } };
const problems = (second: string, person: typeof ayu | null = null) => {
  const variables = { "1": "{name}", "2": second };
  const found = problemsOf({ shape, variables, hasMedia: false, person });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.map(({ component, key, why }) => ({ component, key, why }));
};

describe("11.5 P33 the values of a template", () => {
  test("are well where Meta would take them", () => {
    expect(problems("25%")).toEqual([]);
    expect(problems("25%", ayu)).toEqual([]);
  });

  test("name the variable that breaks the rules for whoever gets it", () => {
    const [problem] = problems("a\nb");
    expect(problem).toMatchObject({ component: "body", key: "2" });
    expect(problems("a\nb", ayu)).toEqual(problems("a\nb"));
  });

  test("with several wordings are judged for a person, not for everybody", () => {
    const broken = `{{${"a".repeat(1_100)}|25%}}`;
    expect(problems(broken)).toEqual([]);
    const person = [1, 2, 3, 4, 5, 6, 7, 8].map((id) => problems(broken, { ...ayu, id }).length);
    expect(new Set(person)).toEqual(new Set([0, 1]));
  });
});
