import { describe, expect, it } from "vitest";
import type { Notification } from "../../lib/api.ts";
import { newsAfter } from "./browser-news.ts";

const notice = (id: number, some: Partial<Notification> = {}): Notification => ({
  id,
  kind: "campaign_started",
  params: {},
  text: "",
  campaignId: 1,
  at: "2026-12-01T02:00:00.000Z",
  read: false,
  ...some,
});

describe("what a browser tells of", () => {
  it("5.5 is what is new and unread, of the kinds that cannot wait, in the order it came", () => {
    const all = [
      notice(9),
      notice(8, { kind: "import_done" }),
      notice(7, { read: true }),
      notice(6, { kind: "template_rejected" }),
      notice(5),
    ];
    expect(newsAfter(5, all).map(({ id }) => id)).toEqual([6, 9]);
    expect(newsAfter(9, all)).toEqual([]);
  });
});
