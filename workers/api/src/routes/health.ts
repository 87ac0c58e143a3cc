import { list as listAccounts } from "@siar/core/channels";
import { countWaiting } from "@siar/core/jobs";
import { MINUTE } from "@siar/kernel/clock";
import { messageOf } from "@siar/kernel/error-message";
import { may, type Ctx } from "@siar/kernel/ctx";
import { oldestEffect } from "@siar/kernel/outbox";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { handled, type Route } from "../http/route.ts";

const Health = z
  .object({
    status: z.enum(["ok", "down"]),
    at: z.iso.datetime(),
    /** For callers who may see the settings. */
    checks: z
      .object({
        database: z.object({ status: z.enum(["ok", "down"]), ms: z.number().int() }),
        queues: z.object({
          status: z.enum(["ok", "down"]),
          undeliveredForMs: z.number().int(),
          jobsWaiting: z.number().int(),
        }),
        whatsapp: z.object({
          status: z.enum(["connected", "failing", "none"]),
          accounts: z.number().int(),
        }),
      })
      .optional(),
  })
  .meta({ id: "Health" });
type Checks = NonNullable<z.infer<typeof Health>["checks"]>;

/** What should be delivered within a minute and is not after ten does not move any more. */
const STUCK_AFTER = 10 * MINUTE;

async function checkDatabase({ db }: Ctx): Promise<Checks["database"]> {
  const startedAt = Date.now();
  try {
    await db.run(sql`SELECT 1`);
    return { status: "ok", ms: Date.now() - startedAt };
  } catch (error) {
    console.error(JSON.stringify({ kind: "health", check: "database", error: messageOf(error) }));
    return { status: "down", ms: Date.now() - startedAt };
  }
}

async function checkQueues(ctx: Ctx): Promise<Checks["queues"]> {
  const [oldest, jobsWaiting] = await Promise.all([
    oldestEffect(ctx.db),
    countWaiting(ctx.db, ctx.now - STUCK_AFTER),
  ]);
  const undeliveredForMs = oldest === null ? 0 : Math.max(0, ctx.now - oldest);
  const stuck = undeliveredForMs > STUCK_AFTER || jobsWaiting > 0;
  return { status: stuck ? "down" : "ok", undeliveredForMs, jobsWaiting };
}

async function checkWhatsApp(ctx: Ctx): Promise<Checks["whatsapp"]> {
  const listed = await listAccounts.perform(ctx, {});
  const accounts = (listed.ok ? listed.value.items : []).filter(
    ({ status }) => status !== "disconnected",
  );
  const failing = accounts.some(({ status }) => status === "failing");
  const status = accounts.length === 0 ? "none" : failing ? "failing" : "connected";
  return { status, accounts: accounts.length };
}

const nothingKnown = {
  queues: { status: "down", undeliveredForMs: 0, jobsWaiting: 0 },
  whatsapp: { status: "none", accounts: 0 },
} as const;

async function check(ctx: Ctx): Promise<Checks> {
  const database = await checkDatabase(ctx);
  if (database.status === "down") return { database, ...nothingKnown };
  const [queues, whatsapp] = await Promise.all([checkQueues(ctx), checkWhatsApp(ctx)]);
  return { database, queues, whatsapp };
}

const health = {
  name: "health.get",
  summary:
    "Whether Siar works: 200 if it does, else 503. A WhatsApp account in trouble is told, not counted.",
  permission: null,
  input: z.object({}),
  output: Health,
  otherwise: { 503: Health },
} as const;

export const healthRoutes: readonly Route[] = [
  handled("GET", "/api/health", health, async (c) => {
    const { ctx } = c.var;
    const checks = await check(ctx);
    const ok = checks.database.status === "ok" && checks.queues.status === "ok";
    const answer: z.infer<typeof Health> = {
      status: ok ? "ok" : "down",
      at: new Date(ctx.now).toISOString(),
      ...(may(ctx, "settings:view") && { checks }),
    };
    return c.json(answer, ok ? 200 : 503);
  }),
];
