import { describe, expect, test } from "vitest";
import { errorTable, fail, problemOf, sentenceOf, statusOf } from "./errors.ts";

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();

describe("the table of errors", () => {
  test.each(Object.entries(errorTable))("%s says the same in both languages", (_, entry) => {
    expect(entry.id).not.toBe("");
    expect(placeholders(entry.id)).toEqual(placeholders(entry.en));
  });

  test.each(Object.keys(errorTable))("%s is a code fit for an address", (code) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe("problems, RFC 9457", () => {
  const { error } = fail("name-taken", { name: "Ramadan" }, [{ path: "name", message: "Taken." }]);

  test("a problem names its type, status, code, request and fields", () => {
    expect(problemOf(error, "en", "r-1")).toEqual({
      type: "/api/docs#error-name-taken",
      title: "Name taken",
      status: statusOf("name-taken"),
      code: "name-taken",
      detail: "The name “Ramadan” is taken.",
      requestId: "r-1",
      errors: [{ path: "name", message: "Taken." }],
    });
  });

  test("its sentence is in the reader's language, its title never changes", () => {
    const problem = problemOf(error, "id", "r-1");
    expect(problem.detail).toBe("Nama “Ramadan” sudah dipakai.");
    expect(problem.title).toBe("Name taken");
  });

  test("no fields, no empty list", () => {
    expect(problemOf(fail("internal").error, "en", "r-1")).not.toHaveProperty("errors");
  });

  test("a value that looks like a placeholder is not filled in again", () => {
    const { error: odd } = fail("name-taken", { name: "{code}", code: "secret" });
    expect(sentenceOf(odd, "en")).toBe("The name “{code}” is taken.");
  });
});
