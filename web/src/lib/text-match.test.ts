import { describe, expect, it } from "vitest";
import { matches } from "./text-match.ts";

describe("finding by typing", () => {
  it.each([
    ["Asia/Jakarta", "jak", true],
    ["America/Sao_Paulo", "são pau", true],
    ["Message templates", "temp mess", true],
    ["Message templates", "plates", false],
    ["Anything", "", true],
    ["Settings", "settings x", false],
  ])("%s by “%s”: %s", (text, typed, found) => expect(matches(text, typed)).toBe(found));
});
