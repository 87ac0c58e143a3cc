import { sql } from "drizzle-orm";
import {
  applyStatuses,
  claimHandful,
  closeSlice,
  freezePage,
} from "../../packages/core/src/sending/index.ts";
import { callbackOf } from "../../packages/core/src/sending/rules/index.ts";
import type { Slice } from "../../packages/core/src/sending/schema.ts";
import { systemActor, type Ctx } from "../../packages/kernel/src/ctx.ts";
import { database } from "../../packages/kernel/src/database.ts";

const NOW = Date.UTC(2026, 10, 20, 5);
const MESSAGES = 4_000;
/** As many as a consumer claims at once where a campaign sends a hundred a second. */
const HANDFUL = 45;

interface Spent {
  statements: number;
  written: number;
}

const parts = {
  freezing: { statements: 0, written: 0 },
  sending: { statements: 0, written: 0 },
  statuses: { statements: 0, written: 0 },
};
let spent: Spent = parts.freezing;

/** D1 as it is, with a meter: all that the engine writes goes through batches. */
const metered = (d1: D1Database): D1Database => {
  const own: Pick<D1Database, "prepare" | "batch"> = {
    prepare: (text) => d1.prepare(text),
    batch: async <T>(statements: D1PreparedStatement[]) => {
      const results = await d1.batch<T>(statements);
      spent.statements += statements.length;
      spent.written += results.reduce((sum, { meta }) => sum + meta.rows_written, 0);
      return results;
    },
  };
  // Nothing else of D1 is used below.
  return own as D1Database;
};

/** A whole campaign as the engine writes it: frozen, claimed, accepted, and three statuses each. */
async function campaign(env: { DB: D1Database }) {
  const ctx: Ctx = {
    db: database(metered(env.DB)),
    now: NOW,
    actor: systemActor("bench"),
    locale: "en",
    requestId: "bench",
    address: null,
    deliver: async () => {},
  };
  const id = await launched(ctx);
  await freeze(ctx, id);
  for (let from = 1; from <= MESSAGES; from += HANDFUL) {
    const to = Math.min(MESSAGES, from + HANDFUL - 1);
    const seqs = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    await send(ctx, { campaignId: id, slice: from, from, to }, seqs);
    await report(ctx, id, seqs);
  }
  const [row] = await ctx.db.all<{ read: number }>(
    sql`SELECT read FROM campaign_counters WHERE campaign_id = ${id}`,
  );
  return { ...parts, messages: MESSAGES, read: row?.read };
}

/** As many people as messages, and a campaign to all of them. */
async function launched({ db }: Ctx): Promise<number> {
  await db.run(sql`DELETE FROM contacts`);
  await db.run(sql`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MESSAGES})
    INSERT INTO contacts (name, phone, created_at, updated_at)
    SELECT 'Person ' || i, '+62811' || (1000000 + i), 0, 0 FROM n`);
  const [row] = await db.all<{ id: number }>(sql`
    INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
      number_id, created_at, updated_at, started_at)
    VALUES ('Costs', 'template', 'running', 'Asia/Jakarta', 100, 24, 1, ${NOW}, ${NOW}, ${NOW})
    RETURNING id`);
  const id = row?.id ?? 0;
  await db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
  return id;
}

async function freeze(ctx: Ctx, id: number): Promise<void> {
  spent = parts.freezing;
  const moment = { at: NOW, timezone: "Asia/Jakarta" };
  const audience = { criteria: { all: [] }, excluded: [], moment };
  let page = await freezePage(ctx, id, audience, 0);
  while (!page.done) page = await freezePage(ctx, id, audience, page.cursor);
}

const wamidOf = (seq: number): string => `wamid.${seq}.1`;
const unhindered = { reason: null, notBefore: null };
const acceptedAtOnce = {
  attempt: 1,
  status: "sent",
  at: NOW,
  held: false,
  reason: null,
  code: null,
  class: null,
  detail: null,
  tries: 0,
  notBefore: null,
} as const;

async function send(ctx: Ctx, slice: Slice, seqs: readonly number[]): Promise<void> {
  spent = parts.sending;
  const { campaignId } = slice;
  const terms = {
    campaignId,
    numberId: 1,
    lease: 1,
    cooldownHours: 24,
    needsWindow: false,
    marketing: false,
    perDay: null,
  };
  const rows = seqs.map((seq) => ({ seq, phone: "+62811", content: "Hai", ...unhindered }));
  await claimHandful(ctx, terms, rows, { results: [], also: [] });
  const results = seqs.map((seq) => ({ seq, wamid: wamidOf(seq), ...acceptedAtOnce }));
  await closeSlice(ctx, slice, 1, { results, unsent: [], also: [] });
}

async function report(ctx: Ctx, campaignId: number, seqs: readonly number[]): Promise<void> {
  spent = parts.statuses;
  for (const status of ["sent", "delivered", "read"] as const) {
    const reports = seqs.map((seq) => ({
      callback: callbackOf({ campaignId, seq, attempt: 1 }),
      wamid: wamidOf(seq),
      status,
      at: NOW,
    }));
    await applyStatuses(ctx, reports);
  }
}

export default {
  fetch: async (_request: Request, env: { DB: D1Database }): Promise<Response> =>
    Response.json(await campaign(env)),
};
