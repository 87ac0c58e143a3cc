import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { filesBehind, pageTables, readSourceWords } from "../../../scripts/source-words.ts";
import { allMessages, partsOf } from "./all-messages.ts";
import { areas } from "./areas.ts";
import { speak, withWords } from "./words.ts";

const src = fileURLToPath(new URL("../../", import.meta.url));
const partOf = new Map(
  partsOf("en").flatMap(({ part, messages }) =>
    Object.keys(messages).map((key) => [key, part] as const),
  ),
);

/** The parts of the words that these files say something of. */
function saidBy(files: Iterable<string>): Set<string> {
  const { literals, prefixes } = readSourceWords([...files]);
  const said = (key: string) =>
    literals.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
  return new Set([...partOf].filter(([key]) => said(key)).map(([, part]) => part));
}

const isPage = (file: string) => file.includes(join("src", "routes"));
const shell = filesBehind(join(src, "main.tsx"), isPage);
const tables = pageTables(join(src, "app"));

describe("the words of a page", () => {
  it("are the shell's alone around every page", () => {
    expect([...saidBy(shell)]).toEqual(["shell"]);
  });

  it.each(Object.entries(areas))("of %s are all there, and no others", (name, declared) => {
    const pages = tables.filter(({ area }) => area === name).flatMap((table) => table.pages);
    const files = new Set(pages.flatMap((page) => [...filesBehind(page, (f) => shell.has(f))]));
    const said = saidBy(files);
    said.delete("shell");
    expect([...said].toSorted()).toEqual([...declared].toSorted());
  });

  it("are loaded with the page, and kept when the language changes", async () => {
    const english = await speak("en");
    expect(english["jobs.kind"]).toBeUndefined();
    expect(await withWords("work")(() => Promise.resolve("a page"))()).toBe("a page");
    expect(english["jobs.kind"]).toBe(allMessages("en")["jobs.kind"]);
    const indonesian = await speak("id");
    expect(indonesian["jobs.kind"]).toBe(allMessages("id")["jobs.kind"]);
    expect(indonesian["criteria.from"]).toBeUndefined();
  });
});
