import { answers, api, business, simulator, until, type Audience } from "@siar/testing";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";

const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);

const Rate = z.object({ part: z.number(), whole: z.number(), value: z.number().nullable() });
const Analytics = z.object({
  counts: z.record(z.string(), z.number()),
  rates: z.object({ delivery: Rate, open: Rate, reply: Rate, response: Rate }),
  buttons: z.array(z.object({ label: z.string(), people: z.number() })),
});
const Counts = z.object({ sent: z.number(), read: z.number(), replied: z.number() });
const Timeline = z.object({ items: z.array(Counts.extend({ cumulative: Counts })) });
const Report = z.array(
  z.looseObject({ phone: z.string(), status: z.string(), reply: z.string().nullable() }),
);

const size = 6;
let some: Audience;
let id = 0;

beforeAll(async () => {
  await meta.hurry();
  some = await shop.audience(size);
  id = await shop.launched(some.segmentId);
  await shop.reaches(id, ({ stats }) => stats.read === size);
  const [replier, reactor] = some.people;
  await meta.write(replier?.phone ?? "", "=1+1 Mau, kak");
  const [message] = await meta.messagesTo(reactor?.phone ?? "");
  await meta.write(reactor?.phone ?? "", {
    type: "reaction",
    messageId: message?.id,
    emoji: "👍",
  });
  await shop.reaches(id, ({ stats }) => stats.replied === 1);
});

const path = (what: string) => `/api/campaigns/${id}/${what}`;

describe("what came of a campaign", () => {
  test("7.1 12.4 12.5 P18 P19 P20 stands in its figures as the simulator knows it", async () => {
    const told = await until(async () => {
      const now = await owner.get(path("analytics"), Analytics);
      expect(now.rates.response.part).toBe(2);
      return now;
    });
    expect(told.counts).toMatchObject({ recipients: size, accepted: size, read: size, replied: 1 });
    expect(told.rates).toMatchObject({
      delivery: { part: size, whole: size, value: 1 },
      open: { part: size, whole: size, value: 1 },
      reply: { part: 1, whole: size, value: 1 / size },
    });
    const { items } = await owner.get(path("timeline?bucket=minute"), Timeline);
    expect(items.at(-1)?.cumulative).toEqual({ sent: size, read: size, replied: 1 });
    expect(items.reduce((sum, { sent }) => sum + sent, 0)).toBe(size);
  });

  test("7.3 12.1 tells each message's history, and finds people by words and by label", async () => {
    const History = z.object({ history: z.array(z.object({ status: z.string() })) });
    const tracked = await owner.get(path("tracking?replied=true"), answers.pageOf(History));
    expect(tracked.items).toHaveLength(1);
    expect(tracked.items[0]?.history.map(({ status }) => status)).toEqual([
      "claimed",
      "sent",
      "delivered",
      "read",
      "replied",
    ]);
    const found = (query: string) =>
      owner.get(path(`messages?${query}`), answers.pageOf(answers.Recipient));
    const number = some.people[2]?.phone ?? "";
    expect((await found(`search=${encodeURIComponent(number)}`)).items).toMatchObject([
      { contactId: some.people[2]?.id },
    ]);
    expect((await found(`labelId=${some.labelId}`)).items).toHaveLength(size);
    expect((await found("replied=false&status=read")).items).toHaveLength(size - 1);
    const Reply = z.object({ type: z.string(), text: z.string() });
    const said = await owner.get(path("replies"), answers.pageOf(Reply));
    expect(said.items.map(({ type }) => type)).toEqual(["text"]);
  });

  test("7.2 12.8 P24 is exported whole, as rows that no spreadsheet runs as a formula", async () => {
    const json = await owner.get(path("export?format=json"), Report);
    expect(json).toHaveLength(size);
    expect(json.filter(({ reply }) => reply === "=1+1 Mau, kak")).toHaveLength(1);
    const { body, headers } = await owner.send("GET", path("export?format=csv"));
    expect(headers.get("content-disposition")).toContain(`siar-campaign-${id}.csv`);
    const lines = String(body).trim().split("\r\n");
    expect(lines).toHaveLength(size + 1);
    expect(lines.filter((line) => line.includes("'=1+1 Mau"))).toHaveLength(1);
    const [entry] = (await shop.audited("campaign", id)).toReversed();
    expect(entry?.action).toBe("campaign.export");
  });

  test("13.2 13.3 is for a supervisor to see, and not for an agent", async () => {
    const signedIn = async (role: "supervisor" | "agent") => {
      const { email, password } = await shop.member(role);
      return owner.signIn(email, password);
    };
    const supervisor = await signedIn("supervisor");
    expect((await supervisor.send("GET", path("analytics"))).status).toBe(200);
    // Meta writes the number into a message's id.
    const Unnamed = z.array(z.looseObject({ messageId: z.null() }));
    expect(await supervisor.get(path("export?format=json"), Unnamed)).toHaveLength(size);
    const Tracked = z.looseObject({ wamid: z.null() });
    const tracked = await supervisor.get(path("tracking"), answers.pageOf(Tracked));
    expect(tracked.items).toHaveLength(size);
    const agent = await signedIn("agent");
    for (const what of ["analytics", "timeline", "engagement", "tracking", "replies", "export"]) {
      expect((await agent.refused("GET", path(what))).code).toBe("forbidden");
    }
  });
});
