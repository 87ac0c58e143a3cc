import { permissions } from "@siar/kernel/permission";
import { describe, expect, test } from "vitest";
import { notificationKinds } from "../schema.ts";
import { kindsFor, sentenceOfNotice, sentenceOfReason, sentences } from "./index.ts";

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

describe("why a campaign stands still", () => {
  test.each([
    "stopped_all",
    "account_refused:190",
    "template_refused:132015",
    "channel_not_connected",
    "channel-not-connected",
    "template-not-sendable",
    "campaign-no-recipients",
    "campaign-incomplete",
    "no_recipients",
    "faults_in_a_row:131008",
    "number_unreachable",
    "limit_reached",
    "media_unreachable",
    "media_refused:131053",
    "media_gone",
    "media-gone",
    "media-kind-wrong",
  ])("%s is said in both languages", (reason) => {
    const [en, id] = [sentenceOfReason(reason, "en"), sentenceOfReason(reason, "id")];
    expect(en).not.toContain("_");
    expect(new Set([reason, en, id]).size).toBe(3);
  });

  test("with Meta's code where Meta was the reason, also in a notification", () => {
    const params = { name: "Ramadan", reason: "account_refused:190" };
    expect(sentenceOfNotice("campaign_paused", params, "en")).toBe(
      "“Ramadan” is paused: Meta refuses this WhatsApp account. Check the connection in the settings, then resume. (code 190)",
    );
    expect(sentenceOfReason("something new", "en")).toBe("something new");
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
