import * as analytics from "../../packages/core/src/analytics/index.ts";
import { systemActor, type Ctx } from "../../packages/kernel/src/ctx.ts";
import { database } from "../../packages/kernel/src/database.ts";
import { sql } from "drizzle-orm";
import { z } from "zod";

const Asked = z.looseObject({ verb: z.string(), now: z.number(), id: z.number().default(0) });
type Asked = z.output<typeof Asked>;

const verbs: Readonly<Record<string, (ctx: Ctx, asked: Asked) => Promise<unknown>>> = {
  count: (ctx) => analytics.countChanged(ctx),
  analyze: (ctx, asked) => analytics.analyze(ctx, asked),
  timeline: (ctx, asked) => analytics.timeline(ctx, asked),
  engagement: (ctx, asked) => analytics.engagement(ctx, asked),
  messages: (ctx, asked) => analytics.messages(ctx, asked),
  breakdown: (ctx, asked) => analytics.breakdown(ctx, asked),
  /** As if so many blocks had just changed. */
  touch: async (ctx, { id }) => {
    await ctx.db.run(sql`
      UPDATE campaign_messages SET replied_at = replied_at
      WHERE campaign_id = ${id} AND seq IN (1, 4097, 8193)`);
    return true;
  },
};

/** Nothing but the verbs over D1: what is measured is neither a session nor a route. */
export default {
  async fetch(request: Request, env: { DB: D1Database }): Promise<Response> {
    const asked = Asked.parse(await request.json());
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
