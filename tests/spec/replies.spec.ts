import { answers, api, business, newPhone, simulator, type Audience } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, launched, reaches, recipients } = shop;

beforeAll(() => meta.hurry());

describe("a reply to a campaign", () => {
  let some: Audience;
  let older = 0;
  let newer = 0;
  beforeAll(async () => {
    some = await audience(5);
    older = await launched(some.segmentId);
    await reaches(older, ({ stats }) => stats.read === 5);
    newer = await launched(some.segmentId);
    await reaches(newer, ({ stats }) => stats.read === 5);
  });

  const person = (at: number) => some.people[at] ?? { id: 0, phone: newPhone() };
  const rowOf = async (campaignId: number, at: number) =>
    (await recipients(campaignId)).find(({ contactId }) => contactId === person(at).id);
  const replies = (campaignId: number, count: number) =>
    reaches(campaignId, ({ stats }) => stats.replied === count);

  test("12.3 P21 belongs to the newest message that the customer got", async () => {
    const said = Date.now();
    await meta.write(person(0).phone, "Boleh, saya mau dua!");
    await replies(newer, 1);
    const row = await rowOf(newer, 0);
    expect(row?.replyContent).toBe("Boleh, saya mau dua!");
    expect(Date.parse(row?.repliedAt ?? "")).toBeGreaterThan(said - 1_500);
    expect((await shop.campaign(older)).stats.replied).toBe(0);
    expect(await rowOf(older, 0)).toMatchObject({ repliedAt: null, replyContent: null });
  });

  test("12.3 P21 belongs to the message that it quotes, be it an older one", async () => {
    const [quoted] = await meta.messagesTo(person(1).phone);
    await meta.write(person(1).phone, { type: "text", text: "Yang ini", quotes: quoted?.id });
    await replies(older, 1);
    expect((await rowOf(older, 1))?.replyContent).toBe("Yang ini");
    expect((await rowOf(newer, 1))?.repliedAt).toBeNull();
  });

  test("12.3 P21 counts once, with the first words, however much somebody writes", async () => {
    await meta.write(person(2).phone, "Halo");
    await replies(newer, 2);
    await meta.write(person(2).phone, "Masih ada?");
    await meta.write(person(3).phone, "Saya juga");
    await replies(newer, 3);
    expect((await rowOf(newer, 2))?.replyContent).toBe("Halo");
  });

  test("12.3 is neither a thumbs-up nor a STOP", async () => {
    const [message] = (await meta.messagesTo(person(4).phone)).toReversed();
    await meta.write(person(4).phone, { type: "reaction", messageId: message?.id, emoji: "👍" });
    await meta.write(person(4).phone, "STOP");
    const { stats } = await reaches(newer, (now) => now.stats.optedOut === 1);
    expect(stats.replied).toBe(3);
    expect((await rowOf(newer, 4))?.repliedAt).toBeNull();
  });

  test("12.3 is listed with its campaign, each that was written, with where to answer it", async () => {
    const Reply = z.object({ text: z.string(), contactId: z.number(), conversationId: z.number() });
    const path = `/api/campaigns/${newer}/replies`;
    const { items } = await owner.get(path, answers.pageOf(Reply));
    const words = ["Boleh, saya mau dua!", "Halo", "Masih ada?", "Saya juga"];
    expect(items.map(({ text }) => text).toSorted()).toEqual(words);
    const first = items.find(({ text }) => text === "Boleh, saya mau dua!");
    expect(first?.contactId).toBe(person(0).id);
    expect(first?.conversationId).toBeGreaterThan(0);
    expect((await owner.refused("GET", `${path}?cursor=!!`)).code).toBe("invalid-cursor");
  });

  test("7.3 stands on the page of whoever wrote it, beside what they got, the newest first", async () => {
    const Received = answers.pageOf(
      z.object({
        campaignId: z.number(),
        campaignName: z.string(),
        status: z.string(),
        content: z.string().nullable(),
        replyContent: z.string().nullable(),
      }),
    );
    const list = (at: number, query = "") =>
      owner.get(`/api/contacts/${person(at).id}/campaigns${query}`, Received);
    const { items } = await list(0);
    expect(items.map(({ campaignId }) => campaignId)).toEqual([newer, older]);
    expect(items[0]).toMatchObject({ status: "read", replyContent: "Boleh, saya mau dua!" });
    expect(items[1]).toMatchObject({ status: "read", replyContent: null });
    const first = await list(0, "?limit=1");
    expect(first.items).toEqual(items.slice(0, 1));
    const rest = await list(0, `?limit=1&cursor=${first.nextCursor ?? ""}`);
    expect(rest).toEqual({ items: items.slice(1), nextCursor: null });
    const path = `/api/contacts/${person(0).id}/campaigns?cursor=!!`;
    expect((await owner.refused("GET", path)).code).toBe("invalid-cursor");
  });

  test("12.3 from somebody whom no campaign wrote to belongs to none", async () => {
    const before = [await shop.campaign(older), await shop.campaign(newer)];
    await meta.write(newPhone(), "Halo, masih buka?");
    await meta.quiet();
    const after = [await shop.campaign(older), await shop.campaign(newer)];
    expect(after.map(({ stats }) => stats)).toEqual(before.map(({ stats }) => stats));
  });
});
