import * as contacts from "../../packages/core/src/contacts/index.ts";
import * as segments from "../../packages/core/src/segments/index.ts";
import { systemActor, type Ctx } from "../../packages/kernel/src/ctx.ts";
import { database } from "../../packages/kernel/src/database.ts";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";

type Verb = (ctx: Ctx, asked: Asked) => Promise<unknown>;

interface Asked {
  readonly verb: string;
  readonly now: number;
  readonly criteria?: segments.Criteria;
  readonly ids?: readonly number[];
  /** What the verb itself is asked. */
  readonly input?: unknown;
}

const everybody: segments.Criteria = { all: [] };

const verbs: Readonly<Record<string, Verb>> = {
  fold: (ctx) => segments.foldStep(ctx),
  count: (ctx, { criteria = everybody }) => segments.countCriteria(ctx, criteria),
  list: (ctx, { input }) => contacts.list(ctx, z.object({}).loose().parse(input)),
  get: (ctx, { input }) => contacts.get(ctx, z.looseObject({ id: z.number() }).parse(input)),
  /** The statement that walks through all contacts, for whoever wants to run it elsewhere. */
  scan: async (ctx, { criteria = everybody }) => {
    const audience = segments.audienceSql(criteria, { at: ctx.now, timezone: "Asia/Jakarta" });
    return new SQLiteSyncDialect().sqlToQuery(
      sql`SELECT count(*) AS count FROM contacts NOT INDEXED WHERE ${audience}`,
    );
  },
  touch: async (ctx, { ids }) => {
    await ctx.db.run(sql`
      UPDATE contacts SET conversation_count = conversation_count + 1
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
    return true;
  },
};

/** Nothing but the verbs over D1: what is measured is neither a session nor a route. */
export default {
  async fetch(request: Request, env: { DB: D1Database }): Promise<Response> {
    const asked = await request.json<Asked>();
    const ctx: Ctx = {
      db: database(env.DB),
      now: asked.now,
      actor: systemActor("bench"),
      locale: "en",
      requestId: "bench",
      address: null,
      deliver: async () => {},
    };
    const verb = verbs[asked.verb];
    if (verb === undefined) return new Response("no such verb", { status: 404 });
    return Response.json(await verb(ctx, asked));
  },
};
