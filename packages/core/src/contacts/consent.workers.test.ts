import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  metaResumeStatements,
  metaStopStatements,
  optedOutSql,
  optInStatements,
  optOutStatements,
} from "../consent/index.ts";
import { exportSuppressions } from "../exports/index.ts";
import { createStatement } from "../settings/index.ts";
import * as contacts from "./index.ts";

const db = database(env.DB);
const ctx: Ctx = {
  db,
  now: Date.UTC(2026, 10, 20, 5),
  actor: { ...systemActor("test"), kind: "member", memberId: 7 },
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const run = async (statements: ReturnType<typeof optOutStatements>) => {
  const [first, ...rest] = statements;
  if (first !== undefined) await db.batch([first, ...rest]);
};
const consent = async (id: number) => value(await contacts.consent(ctx, { id }));
const acts = async (id: number) => (await consent(id)).events.map(({ act }) => act);
const unreachable = () => db.all(sql`SELECT id FROM contacts WHERE ${optedOutSql()}`);

let id = 0;
beforeAll(async () => {
  const business = {
    businessName: "Kopi",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  await ctx.db.batch([createStatement(ctx, business)]);
});
beforeEach(async () => {
  await db.run(sql`DELETE FROM contacts`);
  await db.run(sql`DELETE FROM suppressions`);
  ({ id } = value(await contacts.create(ctx, { phone: "+6281234567890" })));
});

describe("opting out", () => {
  it("8.2 marks the contact, with when, how and what was said", async () => {
    await run(
      optOutStatements(ctx, { contactId: id, source: "keyword", said: "Stop.", campaignId: 3 }),
    );
    expect(await consent(id)).toMatchObject({
      optedOut: true,
      optedOutAt: "2026-11-20T05:00:00.000Z",
      optedOutReason: "Stop.",
      optedOutSource: "keyword",
      metaStopped: false,
      events: [{ act: "opt_out", source: "keyword", said: "Stop.", campaignId: 3, memberId: 7 }],
    });
    expect(value(await contacts.get(ctx, { id }))).toMatchObject({ optedOut: true });
    expect(await unreachable()).toEqual([{ id }]);
  });

  it("said twice changes nothing and counts once for its campaign", async () => {
    await db.run(sql`INSERT OR IGNORE INTO campaign_counters (campaign_id) VALUES (3)`);
    const stop = (campaignId: number) =>
      optOutStatements(ctx, { contactId: id, source: "keyword", said: "STOP", campaignId });
    await run(stop(3));
    await run([...stop(3), ...stop(4)]);
    expect(await acts(id)).toEqual(["opt_out"]);
    expect(
      await db.all(sql`SELECT opted_out FROM campaign_counters WHERE campaign_id = 3`),
    ).toEqual([{ opted_out: 1 }]);
  });

  it("8.1 said again counts from then on, and a START from before it lifts nothing", async () => {
    const at = (minutes: number) => ({ ...ctx, now: ctx.now + minutes * 60_000 });
    const stop = { contactId: id, source: "keyword", said: "STOP" } as const;
    const start = { contactId: id, source: "keyword", said: "START" } as const;
    await run(optOutStatements(ctx, stop));
    await run(optOutStatements(at(10), { ...stop, said: "Berhenti!" }));
    await run(optOutStatements(at(5), stop));
    expect(await consent(id)).toMatchObject({
      optedOutAt: "2026-11-20T05:10:00.000Z",
      optedOutReason: "STOP",
    });
    await run(optInStatements(at(9), start));
    expect(await consent(id)).toMatchObject({ optedOut: true });
    await run(optInStatements(at(11), start));
    expect(await consent(id)).toMatchObject({ optedOut: false });
    expect(await acts(id)).toEqual(["opt_in", "opt_out"]);
  });

  it("of somebody who is inserted in the same batch works by an expression", async () => {
    await run([
      db.run(sql`INSERT INTO contacts (user_id, created_at, updated_at) VALUES ('ID.9', 1, 1)`),
      ...optOutStatements(ctx, {
        contactId: sql`(SELECT id FROM contacts WHERE user_id = 'ID.9')`,
        source: "keyword",
        said: "STOP",
      }),
    ]);
    expect(await unreachable()).toHaveLength(1);
  });

  it("of nobody marks nobody", async () => {
    const nobody = {
      contactId: sql`(SELECT id FROM contacts WHERE user_id = 'ID.none')`,
      source: "keyword",
    } as const;
    await run([...optOutStatements(ctx, nobody), ...metaStopStatements(ctx, nobody)]);
    expect(await db.$count(sql`contact_preferences`)).toBe(0);
  });

  it("8.5 is undone by hand with a reason, and audited", async () => {
    await contacts.optOut(ctx, { id, reason: "asked by phone" });
    await contacts.optOut(ctx, { id, reason: "again" });
    const back = value(await contacts.optIn(ctx, { id, reason: "changed her mind" }));
    expect(back).toMatchObject({ optedOut: false, optedOutAt: null });
    expect(await consent(id)).toMatchObject({
      events: [
        { act: "opt_in", source: "person", said: "changed her mind" },
        { act: "opt_out", source: "person", said: "asked by phone" },
      ],
    });
    expect(
      await db.all(
        sql`SELECT action FROM audit_log WHERE entity_id = ${id} AND action LIKE 'contact.opt-%' ORDER BY id`,
      ),
    ).toEqual([{ action: "contact.opt-out" }, { action: "contact.opt-in" }]);
    expect(await contacts.optIn(ctx, { id, reason: "  " })).toMatchObject({
      error: { code: "invalid-input" },
    });
  });

  it("at Meta and with us are two things: either stops broadcasts, each is lifted by its own", async () => {
    await run(metaStopStatements(ctx, { contactId: id, source: "meta" }));
    await run(optOutStatements(ctx, { contactId: id, source: "keyword", said: "STOP" }));
    await run(optInStatements(ctx, { contactId: id, source: "keyword", said: "START" }));
    expect(await consent(id)).toMatchObject({ optedOut: false, metaStopped: true });
    expect(value(await contacts.get(ctx, { id }))).toMatchObject({
      optedOut: true,
      metaStopped: true,
    });
    await run(metaResumeStatements(ctx, { contactId: id, source: "meta" }));
    expect(await unreachable()).toEqual([]);
    expect(await acts(id)).toEqual(["meta_resume", "opt_in", "opt_out", "meta_stop"]);
  });
});

describe("a deleted contact's STOP", () => {
  const STOP = () => optOutStatements(ctx, { contactId: id, source: "keyword", said: "STOP" });

  it("8.3 stays with the number: whoever comes back under it is still opted out", async () => {
    await run(STOP());
    await contacts.remove(ctx, { id });
    const again = value(await contacts.create(ctx, { phone: "+6281234567890" }));
    expect(again).toMatchObject({ optedOut: true });
    expect(again.id).not.toBe(id);
  });

  it("8.3 reaches a contact that is given the number later, and ends with an opt-in", async () => {
    await run(STOP());
    await contacts.remove(ctx, { id });
    const other = value(await contacts.create(ctx, { phone: "+6281299990000" }));
    const { version } = other;
    const renumbered = value(
      await contacts.update(ctx, { id: other.id, version, phone: "+6281234567890" }),
    );
    expect(renumbered).toMatchObject({ optedOut: true });
    await contacts.optIn(ctx, { id: other.id, reason: "asked for it" });
    await contacts.remove(ctx, { id: other.id });
    expect(value(await contacts.create(ctx, { phone: "+6281234567890" }))).toMatchObject({
      optedOut: false,
    });
  });

  it("takes nothing else along: labels and snapshots are gone", async () => {
    await db.run(sql`INSERT INTO contact_labels VALUES (${id}, 1)`);
    await db.run(sql`INSERT INTO snapshot_members VALUES (1, ${id})`);
    await contacts.remove(ctx, { id });
    expect(await db.$count(sql`contact_labels`)).toBe(0);
    expect(await db.$count(sql`snapshot_members`)).toBe(0);
    expect(await db.$count(sql`suppressions`)).toBe(0);
  });
});

const act = { out: "opt_out", in: "opt_in", meta_stop: "meta_stop", meta_resume: "meta_resume" };

/** The words that changed something: at first nobody has opted out, with us or at Meta. */
function changesOf(words: readonly (keyof typeof act)[]): string[] {
  const before = { ours: "in", metas: "meta_resume" };
  return words.flatMap((word) => {
    const whose = word === "out" || word === "in" ? "ours" : "metas";
    if (before[whose] === word) return [];
    before[whose] = word;
    return [act[word]];
  });
}

describe("consent, whatever happens to it", () => {
  it(
    "P27 ends as the last word said, with one event per change of mind",
    { timeout: 90_000 },
    async () => {
      const word = fc.constantFrom("out", "in", "meta_stop", "meta_resume");
      const contactId = sql`(SELECT id FROM contacts)`;
      const says = {
        out: () => optOutStatements(ctx, { contactId, source: "keyword", said: "STOP" }),
        in: () => optInStatements(ctx, { contactId, source: "keyword", said: "START" }),
        meta_stop: () => metaStopStatements(ctx, { contactId, source: "meta" }),
        meta_resume: () => metaResumeStatements(ctx, { contactId, source: "meta" }),
      };
      await fc.assert(
        fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
          await run([
            db.run(sql`DELETE FROM contacts`),
            db.run(sql`DELETE FROM suppressions`),
            db.run(
              sql`INSERT INTO contacts (phone, created_at, updated_at) VALUES ('+62811', 1, 1)`,
            ),
            ...words.flatMap((each) => says[each]()),
          ]);
          const last = (...of: string[]) => words.findLast((each) => of.includes(each));
          const ours = last("out", "in") === "out";
          const metas = last("meta_stop", "meta_resume") === "meta_stop";
          const [known] = await db.all<{ id: number }>(sql`SELECT id FROM contacts`);
          const now = await consent(known?.id ?? 0);
          expect(now).toMatchObject({ optedOut: ours, metaStopped: metas });
          expect(now.events.map(({ act }) => act).toReversed()).toEqual(changesOf(words));
          expect(await unreachable()).toHaveLength(ours || metas ? 1 : 0);
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe("a suppression list", () => {
  const suppress = (...identities: string[]) =>
    contacts.suppress(ctx, { identities, reason: "Old system" });
  const exported = async () =>
    (await new Response(await exportSuppressions(ctx)).text()).split("\r\n");

  it("8.3 opts out who is a contact, and whoever becomes one, in any spelling", async () => {
    expect(
      value(await suppress("0812-3456-7890", "+62 899 0000 001", "ID.77", "halo", "")),
    ).toEqual({
      suppressed: 3,
      unreadable: ["halo"],
      unreadableCount: 1,
    });
    expect(await consent(id)).toMatchObject({
      optedOut: true,
      optedOutSource: "import",
      events: [{ act: "opt_out", said: "Old system", memberId: 7 }],
    });
    const later = value(await contacts.create(ctx, { phone: "+628990000001" }));
    expect(later.optedOut).toBe(true);
  });

  it("8.2 twice is once, and whoever was out before keeps their own reason", async () => {
    value(await contacts.optOut(ctx, { id, reason: "Telepon" }));
    value(await suppress("+6281234567890"));
    value(await suppress("+6281234567890", "+6281234567890"));
    expect(await consent(id)).toMatchObject({ optedOutReason: "Telepon" });
    expect(await acts(id)).toEqual(["opt_out"]);
  });

  it("8.5 does not hold whoever opted in again", async () => {
    value(await suppress("+6281234567890"));
    value(await contacts.optIn(ctx, { id, reason: "Datang" }));
    expect((await consent(id)).optedOut).toBe(false);
    value(await contacts.remove(ctx, { id }));
    expect(value(await contacts.create(ctx, { phone: "+6281234567890" })).optedOut).toBe(false);
  });

  it("8.4 comes out with everybody who gets no broadcasts, each once", async () => {
    value(await suppress("+6281234567890", "+628990000001"));
    const other = value(await contacts.create(ctx, { phone: "+6281100000000" }));
    await run(metaStopStatements(ctx, { contactId: other.id, source: "meta" }));
    value(await contacts.create(ctx, { phone: "+6281100000009" }));
    const [head, ...lines] = await exported();
    expect(head).toBe("identity,opted_out_at,told,source,reason");
    expect(
      lines.map((line) =>
        line
          .split(",")
          .filter((_, at) => at !== 1)
          .join(" "),
      ),
    ).toEqual([
      "+6281234567890 us import Old system",
      "+6281100000000 meta meta ",
      "+628990000001 us  ",
      "",
    ]);
  });

  it("8.5 of nobody, or without a reason, is none", async () => {
    expect(await suppress("halo")).toMatchObject({ error: { code: "invalid-input" } });
    expect(
      await contacts.suppress(ctx, { identities: ["+628990000001"], reason: " " }),
    ).toMatchObject({ error: { code: "invalid-input" } });
  });
});
