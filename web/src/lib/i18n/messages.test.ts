import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSourceWords, sourceFiles } from "../../../scripts/source-words.ts";
import { allMessages } from "./all-messages.ts";
import { en } from "./messages/en.ts";
import { chooseLocale } from "./locale.ts";
import { createTranslate, type Message } from "./translate.ts";

const words = readSourceWords(sourceFiles(fileURLToPath(new URL("../../", import.meta.url))));

const id = allMessages("id");
const keys = Object.keys(en);
const isUsed = (key: string) =>
  words.literals.has(key) || [...words.prefixes].some((prefix) => key.startsWith(prefix));

const placeholders = (message: Message | undefined) => {
  const forms = typeof message === "string" ? [message] : Object.values(message ?? {});
  return forms.map((form) => [...form.matchAll(/\{(\w+)\}/gu)].map((found) => found[1]).toSorted());
};

describe("messages", () => {
  it("are the same keys in both languages, and all of them in the source", () => {
    expect(Object.keys(id).toSorted()).toEqual(keys.toSorted());
    expect(allMessages("en")).toEqual(en);
  });

  it("are all used", () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it("have the same placeholders in both languages and in every plural form", () => {
    const translated = new Map(Object.entries<Message>(id));
    for (const [key, message] of Object.entries<Message>(en)) {
      const all = [...placeholders(message), ...placeholders(translated.get(key))];
      expect(new Set(all.map(String)).size, key).toBe(1);
    }
  });

  it("leave no text in the code", () => {
    expect(words.bareText).toEqual([]);
  });
});

describe("translating", () => {
  const inEnglish = createTranslate("en", en);
  const inIndonesian = createTranslate("id", id);

  it("chooses the plural and writes its number as the language does", () => {
    expect(inEnglish("table.page", { page: 1, count: 1 })).toBe("Page 1, 1 row");
    expect(inEnglish("table.page", { page: 2, count: 1200 })).toBe("Page 2, 1,200 rows");
    expect(inIndonesian("table.page", { page: 1, count: 1 })).toBe("Halaman 1, 1 baris");
    expect(inIndonesian("table.selected", { count: 1200 })).toBe("1.200 dipilih");
  });

  it("puts in what was given, even when it looks like a placeholder", () => {
    expect(inEnglish("table.select", { name: "{name} $1" })).toBe("Select {name} $1");
  });
});

describe("the first language", () => {
  it.each([
    ["id", ["en-GB"], "id"],
    [null, ["fr-FR", "id-ID", "en"], "id"],
    [null, ["in-ID"], "id"],
    ["xx", ["de"], "en"],
    [null, [], "en"],
  ] as const)("saved %s, browser %j: %s", (saved, browser, locale) => {
    expect(chooseLocale(saved, browser)).toBe(locale);
  });
});
