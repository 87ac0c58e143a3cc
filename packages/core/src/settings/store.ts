import { and, eq, sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { iso } from "@siar/kernel/clock";
import { defaultSettings, quietHours, quietMinutes } from "./rules/index.ts";
import type { Settings, SettingsInput } from "./schema.ts";
import { settings } from "./tables.ts";

const THE_ROW = 1;

export async function readSettings(ctx: Pick<Ctx, "db">): Promise<Settings | null> {
  const [row] = await ctx.db.select().from(settings).where(eq(settings.id, THE_ROW));
  if (row === undefined) return null;
  const { id: _, backupKeep: __, quietFrom, quietUntil, updatedAt, ...rest } = row;
  return { ...rest, quietHours: quietHours(quietFrom, quietUntil), updatedAt: iso(updatedAt) };
}

export function updateStatement(
  ctx: Ctx,
  { version, quietHours: quiet, ...rest }: SettingsInput,
): Statement {
  const { from: quietFrom, until: quietUntil } = quietMinutes(quiet);
  return ctx.db
    .update(settings)
    .set({
      ...rest,
      quietFrom,
      quietUntil,
      updatedAt: ctx.now,
      version: sql`${settings.version} + 1`,
    })
    .where(and(eq(settings.id, THE_ROW), eq(settings.version, version)));
}

export interface NewBusiness {
  readonly businessName: string;
  readonly defaultCountry: string;
  readonly timezone: string;
  readonly locale: "en" | "id";
}

/** The business's row, for the batch of the set-up. */
export const createStatement = (ctx: Ctx, business: NewBusiness): Statement =>
  ctx.db
    .insert(settings)
    .values({ id: THE_ROW, ...defaultSettings, ...business, updatedAt: ctx.now })
    .onConflictDoUpdate({ target: settings.id, set: { ...business, updatedAt: ctx.now } });
