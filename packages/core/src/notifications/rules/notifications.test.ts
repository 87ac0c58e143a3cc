import { permissions } from "@siar/kernel/permission";
import { describe, expect, test } from "vitest";
import { notificationKinds } from "../schema.ts";
import { kindsFor, sentenceOfNotice, sentences } from "./index.ts";

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();

describe("what notifications say", () => {
  test.each(notificationKinds)("%s uses the same params in both languages", (kind) => {
    expect(placeholders(sentences[kind].id)).toEqual(placeholders(sentences[kind].en));
  });

  test("a sentence is filled in the reader's language, and a missing param is a dash", () => {
    const params = { name: "Ramadan", sent: 190 };
    expect(sentenceOfNotice("campaign_completed", params, "id")).toBe(
      "“Ramadan” selesai: 190 terkirim, – gagal.",
    );
  });
});

describe("whom they concern", () => {
  test("the owner hears of everything", () => {
    expect(kindsFor(new Set(permissions))).toEqual([...notificationKinds]);
  });
  test("13.3 an agent hears of no campaign", () => {
    expect(kindsFor(new Set(["notification:view", "conversation:view"]))).toEqual([]);
  });
});
