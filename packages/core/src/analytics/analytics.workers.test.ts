import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { DAY, HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import { beforeAll, describe, expect, it } from "vitest";
import {
  analyze,
  breakdown,
  countChanged,
  engagement,
  messages,
  recountDue,
  timeline,
  tracking,
} from "./index.ts";
import { stepOf } from "./rules/index.ts";
import { campaign, ctx, ctxAt, T0, waiting } from "./test-world.ts";

/** The same in every run, and as good as any other. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

interface Row {
  seq: number;
  contact_id: number;
  status: string;
  reason: string | null;
  error_code: number | null;
  phone: string | null;
  sent_at: number | null;
  delivered_at: number | null;
  read_at: number | null;
  failed_at: number | null;
  replied_at: number | null;
}

/** Whatever a row may have become, by chance; over three blocks of the ledger. */
function randomRow(roll: ReturnType<typeof dice>, place: number): Row {
  const seq = 1 + place + (place % 3) * 4_096;
  const sent = T0 + roll(5) * HOUR + roll(3_600_000);
  const delivered = sent + roll(roll(4) === 0 ? DAY : 90 * SECOND);
  const read = delivered + roll(roll(3) === 0 ? 3 * DAY : HOUR);
  const fate = roll(10);
  const reaches = fate < 6 ? fate : 0;
  const status = ["sent", "delivered", "delivered", "read", "read", "read"][fate];
  const other = ["failed", "failed", "skipped", "unknown"][fate - 6] ?? "pending";
  return {
    seq,
    contact_id: 1_000 + seq,
    status: status ?? other,
    reason: fate === 6 ? "reported_failed" : fate === 8 ? "opted_out" : null,
    error_code: fate === 6 ? 131_026 + roll(2) : null,
    phone: fate === 8 ? null : roll(2) === 0 ? "+6281100000" : "+6591234567",
    sent_at: fate < 7 ? sent : null,
    delivered_at: reaches > 0 ? delivered : null,
    read_at: reaches > 2 ? read : null,
    failed_at: fate === 6 || fate === 7 ? sent + roll(HOUR) : null,
    replied_at: reaches === 5 ? read + roll(2 * DAY) : null,
  };
}

async function write(campaignId: number, rows: readonly Row[]): Promise<void> {
  await ctx.db.run(sql`
    INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, reason, error_code, phone,
      sent_at, delivered_at, read_at, failed_at, replied_at)
    SELECT ${campaignId}, value->>'seq', value->>'contact_id', value->>'status',
      value->>'reason', value->>'error_code', value->>'phone', value->>'sent_at',
      value->>'delivered_at', value->>'read_at', value->>'failed_at', value->>'replied_at'
    FROM json_each(${JSON.stringify(rows)})`);
}

async function says(campaignId: number, row: Row, type: string, text: string, at: number) {
  await ctx.db.run(sql`
    INSERT INTO conversation_messages (conversation_id, contact_id, direction, wamid, type, text,
      campaign_id, at)
    VALUES (1, ${row.contact_id}, 'in', ${`${row.seq}:${type}:${text}:${at}`}, ${type}, ${text},
      ${campaignId}, ${at})`);
}

const rowsOf = (id: number) =>
  ctx.db.all<Row>(sql`SELECT * FROM campaign_messages WHERE campaign_id = ${id} ORDER BY seq`);

const value = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> => {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

const many = 160;
let id = 0;
const reacted = new Map<number, number>();

beforeAll(async () => {
  const roll = dice(7);
  id = await campaign("completed", T0 - MINUTE);
  const rows = Array.from({ length: many }, (_, place) => randomRow(roll, place));
  await write(id, rows);
  await value(analyze(ctx, { id }));
  // From here on, everything changes what has been counted already.
  await ctx.db.run(sql`
    UPDATE campaign_messages SET status = 'read', read_at = delivered_at + 61000
    WHERE campaign_id = ${id} AND status = 'delivered' AND seq % 2 = 0`);
  for (const row of rows.filter(({ status }) => status === "delivered").slice(0, 5)) {
    const at = T0 + 7 * HOUR + row.seq;
    reacted.set(row.contact_id, at);
    await says(id, row, "reaction", "👍", at);
  }
  for (const row of rows.filter(({ replied_at }) => replied_at !== null).slice(0, 4)) {
    const at = row.replied_at ?? 0;
    await says(id, row, "button", row.seq % 2 === 0 ? "Ya" : "Tidak", at);
    await says(id, row, "button", "Ya", at + 1);
  }
});

/** What a slow and obvious reader of the ledger would say. */
async function oracle() {
  const rows = await rowsOf(id);
  const people = (fits: (row: Row) => boolean) => rows.filter(fits).length;
  const isReacted = (row: Row) => reacted.has(row.contact_id);
  const delivered = people(({ status }) => status === "delivered" || status === "read");
  const waits = (until: (row: Row) => number | null) =>
    rows.flatMap((row) => {
      const at = until(row);
      return at === null || row.sent_at === null
        ? []
        : [Math.floor(Math.max(0, at - row.sent_at) / 1_000)];
    });
  return { rows, people, isReacted, delivered, waits };
}

describe("figures of a campaign", () => {
  it("7.1 P18 P19 P20 are what the ledger says, row by row", async () => {
    const { people, isReacted, delivered, rows } = await oracle();
    const told = await value(analyze(ctx, { id }));
    const read = people(({ status }) => status === "read");
    const replied = people(({ replied_at }) => replied_at !== null);
    const accepted = people(({ sent_at }) => sent_at !== null);
    const responded = people((row) => row.replied_at !== null || isReacted(row));
    const engaged = people(
      (row) => row.read_at !== null || row.replied_at !== null || isReacted(row),
    );
    expect(told.behindSince).toBeNull();
    expect(told.counts).toMatchObject({
      recipients: rows.length,
      delivered,
      read,
      replied,
      accepted,
      responded,
      engaged,
      failed: people(({ status }) => status === "failed"),
      skipped: people(({ status }) => status === "skipped"),
      unknown: people(({ status }) => status === "unknown"),
    });
    expect(reacted.size).toBe(5);
    expect(told.rates).toMatchObject({
      delivery: { part: delivered, whole: accepted, value: delivered / accepted },
      open: { part: read, whole: delivered, value: read / delivered },
      reply: { part: replied, whole: delivered },
      response: { part: responded, whole: delivered },
      engagement: { part: engaged, whole: delivered },
      optOut: { part: 0, whole: delivered, value: 0 },
    });
    const reasons = told.failed.map(({ reason, errorCode, people: count }) => [
      count,
      people(
        (row) => row.status === "failed" && row.reason === reason && row.error_code === errorCode,
      ),
    ]);
    expect(reasons.length).toBeGreaterThan(1);
    for (const [count, expected] of reasons) expect(count).toBe(expected);
    expect(told.skipped).toEqual([
      {
        reason: "opted_out",
        errorCode: null,
        people: people(({ status }) => status === "skipped"),
      },
    ]);
    const { items } = await value(breakdown(ctx, { id, by: "country" }));
    const singapore = items.find((item) => item.value === "SG");
    expect(singapore?.recipients).toBe(people(({ phone }) => phone?.startsWith("+65") ?? false));
  });

  it("7.1 a press counts once for each who pressed", async () => {
    const told = await value(analyze(ctx, { id }));
    const rows = await ctx.db.all<{ label: string; people: number }>(sql`
      SELECT text AS label, count(DISTINCT contact_id) AS people FROM conversation_messages
      WHERE campaign_id = ${id} AND type = 'button' GROUP BY 1 ORDER BY 2 DESC`);
    expect(told.buttons).toEqual(rows);
  });

  it("12.6 P22 how long people took: the average exactly, median and percentile to their step", async () => {
    const { waits } = await oracle();
    const told = await value(analyze(ctx, { id }));
    const expected = [
      [told.waits.delivery, waits(({ delivered_at }) => delivered_at)],
      [told.waits.read, waits(({ read_at }) => read_at)],
      [told.waits.reply, waits(({ replied_at }) => replied_at)],
    ] as const;
    for (const [figures, seconds] of expected) {
      const sorted = seconds.toSorted((one, other) => one - other);
      const at = (share: number) => stepOf(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
      expect(figures?.people).toBe(seconds.length);
      expect(figures?.average).toBeCloseTo(
        seconds.reduce((sum, one) => sum + one, 0) / seconds.length,
        6,
      );
      expect([figures?.median, figures?.p90]).toEqual([at(0.5), at(0.9)]);
    }
  });

  it.each(["minute", "hour", "day"] as const)(
    "12.7 P23 every event is in its %s, or after the last, and none is lost",
    async (bucket) => {
      const { rows } = await oracle();
      const told = await value(timeline(ctx, { id, bucket }));
      const ends = [...told.items.slice(1).map(({ at }) => Date.parse(at)), Infinity];
      const end =
        Date.parse(told.items.at(-1)?.at ?? "") + (bucket === "minute" ? MINUTE : 2 * DAY);
      const within = (column: "sent_at" | "delivered_at" | "read_at" | "replied_at", at: number) =>
        rows.filter((row) => {
          const moment = row[column] ?? 0;
          const from = Date.parse(told.items[at]?.at ?? "");
          return moment >= from && moment < Math.min(ends[at] ?? 0, end);
        }).length;
      told.items.forEach(({ sent, delivered, read, replied }, at) => {
        expect([sent, delivered, read, replied]).toEqual(
          (["sent_at", "delivered_at", "read_at", "replied_at"] as const).map((column) =>
            within(column, at),
          ),
        );
      });
      const last = told.items.at(-1)?.cumulative;
      expect((last?.read ?? 0) + told.later.read).toBe(
        rows.filter(({ read_at }) => read_at !== null).length,
      );
      expect((last?.failed ?? 0) + told.later.failed).toBe(
        rows.filter(({ status }) => status === "failed").length,
      );
    },
  );

  it("7.1 12.7 engagement by time: each person once, when they first did anything", async () => {
    const { rows, isReacted } = await oracle();
    const told = await value(engagement(ctx, { id, bucket: "day" }));
    const engaged = rows.filter((row) => row.read_at ?? row.replied_at ?? isReacted(row)).length;
    expect(told.items.reduce((sum, item) => sum + item.engaged, 0)).toBe(engaged);
    expect(told.items.at(-1)?.cumulative).toMatchObject({ part: engaged });
    expect(told.rates.engagement.part).toBe(engaged);
  });

  it("7.1 says nothing of a campaign that nobody got, and never divides by nothing", async () => {
    const empty = await campaign("running");
    await waiting(empty, 2);
    const told = await value(analyze(ctx, { id: empty }));
    expect(told.rates.open).toEqual({ part: 0, whole: 0, value: null, low: null, high: null });
    expect(told.waits).toEqual({ delivery: null, read: null, reply: null });
    expect(told.throughput.perSecond).toBeNull();
    expect((await value(timeline(ctx, { id: empty }))).items).toEqual([]);
    expect(await analyze(ctx, { id: 999_999 })).toMatchObject({ ok: false });
  });
});

describe("messages of a campaign", () => {
  it("7.3 7.4 12.1 are found by status, error and reply, over all blocks and pages", async () => {
    const { rows } = await oracle();
    const pages = async (question: object) => {
      const seqs: number[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Array<{ seq: number }>; nextCursor: string | null } = await value(
          messages(ctx, { id, limit: 25, ...question, ...(cursor === null ? {} : { cursor }) }),
        );
        seqs.push(...page.items.map(({ seq }) => seq));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return seqs;
    };
    const seqs = (fits: (row: Row) => boolean) => rows.filter(fits).map(({ seq }) => seq);
    expect(await pages({ status: "read" })).toEqual(seqs(({ status }) => status === "read"));
    expect(await pages({ error: 131_026 })).toEqual(
      seqs(({ error_code }) => error_code === 131_026),
    );
    expect(await pages({ replied: "false", status: "read" })).toEqual(
      seqs(({ status, replied_at }) => status === "read" && replied_at === null),
    );
    expect(await pages({ status: "claimed" })).toEqual([]);
    expect(await pages({})).toEqual(seqs(() => true));
  });

  it("12.1 12.2 tell their history in the order in which it happened", async () => {
    const { items } = await value(tracking(ctx, { id, replied: "true", limit: 1 }));
    const history = items[0]?.history ?? [];
    expect(history.map(({ status }) => status)).toEqual(["sent", "delivered", "read", "replied"]);
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted());
  });

  it("7.1 are split by label, whoever wears two counting twice", async () => {
    const own = await campaign("completed");
    const [one = 0, two = 0] = await waiting(own, 3);
    await ctx.db.batch([
      ctx.db.run(
        sql`INSERT INTO labels (id, name, color, created_at) VALUES (71, 'VIP', '#000000', 1), (72, 'Baru', '#000000', 1)`,
      ),
      ctx.db.run(
        sql`INSERT INTO contact_labels (contact_id, label_id) VALUES (${one}, 71), (${one}, 72), (${two}, 71)`,
      ),
      ctx.db
        .run(sql`UPDATE campaign_messages SET status = 'read', sent_at = 1, delivered_at = 1, read_at = 1
        WHERE campaign_id = ${own} AND contact_id = ${one}`),
    ]);
    const { items } = await value(breakdown(ctx, { id: own, by: "label" }));
    expect(items.map(({ value: label, recipients, read }) => [label, recipients, read])).toEqual(
      expect.arrayContaining([
        ["VIP", 2, 1],
        ["Baru", 1, 1],
        [null, 1, 0],
      ]),
    );
    expect(await breakdown(ctx, { id: own, by: "field", field: "nope" })).toMatchObject({
      ok: false,
    });
  });
});

describe("a campaign of many people", () => {
  const size = 5_010;
  let large = 0;

  beforeAll(async () => {
    large = await campaign("completed");
    const people = JSON.stringify(await waiting(large, size));
    await ctx.db.run(sql`
      INSERT INTO contacts (id, name, attributes, created_at, updated_at)
      SELECT value, 'Sulastri ' || key, json_object('nota', iif(key % 2 = 0, 'sama',
        'nota ' || key || replace(hex(zeroblob(100)), '0', 'x'))), 1, 1
      FROM json_each(${people})`);
  });

  it("7.3 is searched for words that thousands are called by", async () => {
    const found = await value(messages(ctx, { id: large, search: "sulastri", limit: 3 }));
    expect(found.items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await value(messages(ctx, { id: large, search: "sulastri 5009" }))).items).toHaveLength(
      1,
    );
  });

  it("7.1 is split by what a field says of each of them, the rare values added up", async () => {
    await ctx.db.run(sql`
      INSERT OR IGNORE INTO fields (key, label, type, created_at)
      VALUES ('nota', 'Nota', 'text', 1)`);
    const { items, others } = await value(
      breakdown(ctx, { id: large, by: "field", field: "nota" }),
    );
    expect(items).toHaveLength(50);
    expect(items[0]).toMatchObject({ value: "sama", recipients: size / 2 });
    expect(items[1]?.value).toHaveLength(100);
    expect(others?.recipients).toBe(size / 2 - 49);
  });
});

describe("13.2 somebody who sees campaigns but no contacts", () => {
  const viewer = {
    ...ctx,
    actor: { ...ctx.actor, permissions: new Set(["campaign:view"] as const) },
  };

  it("gets no values of fields and no labels", async () => {
    for (const by of ["field", "label"] as const) {
      expect(await breakdown(viewer, { id, by, field: "nota" })).toMatchObject({
        error: { code: "forbidden", params: { permission: "contact:view" } },
      });
    }
    expect(await breakdown(viewer, { id, by: "country" })).toMatchObject({ ok: true });
  });

  it("gets no message's id, which holds the number", async () => {
    await ctx.db.run(sql`UPDATE campaign_messages SET wamid = 'wamid.1' WHERE campaign_id = ${id}`);
    const idOf = async (who: typeof ctx) =>
      (await value(tracking(who, { id, limit: 1 }))).items[0]?.wamid;
    expect([await idOf(ctx), await idOf(viewer)]).toEqual(["wamid.1", null]);
  });
});

describe("what changed", () => {
  it("7.1 is whole for whoever looks while another is counting the same", async () => {
    const shared = await campaign("completed");
    await waiting(shared, 3);
    await ctx.db.run(sql`
      UPDATE campaign_messages SET sent_at = ${T0} WHERE campaign_id = ${shared}`);
    await ctx.db.run(sql`
      CREATE TRIGGER another_counts AFTER UPDATE OF counted_by ON campaign_facts_stale
      WHEN NEW.counted_by <> 'another' BEGIN
        UPDATE campaign_facts_stale SET counted_by = 'another'
        WHERE campaign_id = NEW.campaign_id AND block = NEW.block;
      END`);
    const told = await value(timeline(ctx, { id: shared }));
    await ctx.db.run(sql`DROP TRIGGER another_counts`);
    expect([told.behindSince, told.items.at(-1)?.cumulative.sent]).toEqual([null, 3]);
    const marks = sql`SELECT counted_by AS by FROM campaign_facts_stale
      WHERE campaign_id = ${shared}`;
    expect(await ctx.db.all(marks)).toEqual([{ by: "another" }]);
    await value(timeline(ctx, { id: shared }));
    expect(await ctx.db.all(marks)).toEqual([]);
  });

  it("7.1 in many blocks is counted a few at a time, and all of them are kept as one", async () => {
    const blocks = 7;
    const long = await campaign("completed");
    const places = JSON.stringify(Array.from({ length: blocks }, (_, block) => block * 4_096 + 1));
    await ctx.db.run(sql`
      INSERT INTO campaign_messages (campaign_id, seq, contact_id, status, sent_at)
      SELECT ${long}, value, 900000 + value, 'sent', ${T0} FROM json_each(${places})`);
    const look = async () => {
      const { behindSince, items } = await value(timeline(ctx, { id: long }));
      return [behindSince === null, items.at(-1)?.cumulative.sent];
    };
    expect(await look()).toEqual([false, 4]);
    expect(await look()).toEqual([true, blocks]);
    expect(await look()).toEqual([true, blocks]);
    await ctx.db.run(sql`
      UPDATE campaign_messages SET sent_at = NULL WHERE campaign_id = ${long} AND seq = 1`);
    expect(await look()).toEqual([true, blocks - 1]);
  });

  it("P15 is counted by itself when nobody looks, and only then costs a write", async () => {
    const quiet = await campaign("completed");
    await waiting(quiet, 3);
    const marks = async () =>
      (await ctx.db.all(sql`SELECT 1 FROM campaign_facts_stale WHERE campaign_id = ${quiet}`))
        .length;
    expect(await marks()).toBe(1);
    const later = ctxAt(Date.now() + HOUR);
    while (await countChanged(later));
    expect(await marks()).toBe(0);
    const touch = () =>
      env.DB.prepare("UPDATE campaign_messages SET sent_at = 1 WHERE campaign_id = ?1 AND seq = 1")
        .bind(quiet)
        .run();
    const [first, again] = [await touch(), await touch()];
    expect(first.meta.rows_written - again.meta.rows_written).toBe(1);
    expect(await countChanged(ctx.now > Date.now() ? ctxAt(Date.now()) : ctx)).toBe(false);
  });

  it("P18 a counter that differs from the ledger is told once a night, and one that agrees never", async () => {
    const night = ctxAt(T0 + DAY);
    const wrong = await campaign("completed");
    await waiting(wrong, 2);
    expect(await recountDue(night)).toMatchObject({ different: 0 });
    const notices = () =>
      ctx.db.all(sql`SELECT 1 FROM notifications WHERE kind = 'counters_differ'`);
    expect(await notices()).toEqual([]);
    await ctx.db.run(
      sql`UPDATE campaign_counters SET read = read + 1 WHERE campaign_id = ${wrong}`,
    );
    expect(await recountDue(night)).toMatchObject({ campaigns: 0 });
    const next = ctxAt(T0 + 2 * DAY);
    expect(await recountDue(next)).toMatchObject({ different: 1 });
    expect(await notices()).toHaveLength(1);
  });
});
