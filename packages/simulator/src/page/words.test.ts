import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) => readFileSync(new URL(`browser/${name}`, import.meta.url), "utf8");
const keysOf = (block: string) =>
  Array.from(block.matchAll(/\b([a-zA-Z0-9]+):\s+"/g), (match) => match[1]);
const source = read("words.js").split("\n};")[0] ?? "";
const [english = "", indonesian = ""] = source.split(/\n  id: \{/);

test("both languages have the same words", () => {
  expect(keysOf(indonesian)).toEqual(keysOf(english));
  expect(keysOf(english).length).toBeGreaterThan(50);
});

test("every word that is asked for exists", () => {
  const asked = ["app.js", "chat.js", "drawer.js", "message.js"].flatMap((name) =>
    Array.from(read(name).matchAll(/word\("([a-zA-Z0-9]+)"\)/g), (match) => match[1]),
  );
  const inPage = Array.from(
    read("index.html").matchAll(/data-(?:word|placeholder)="(\w+)"/g),
    (match) => match[1],
  );
  expect(keysOf(english)).toEqual(expect.arrayContaining([...asked, ...inPage]));
});

test("the page has no inline script, no inline style and no outside address", () => {
  const html = read("index.html");
  expect(html).not.toMatch(/<script>|style=|https?:\/\//);
  for (const name of ["app.js", "chat.js", "drawer.js", "message.js", "dom.js"]) {
    expect(read(name)).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/);
  }
});
