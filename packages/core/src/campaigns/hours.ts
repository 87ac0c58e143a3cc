import type { Ctx } from "@siar/kernel/ctx";
import { zonesOfContacts } from "../contacts/index.ts";
import { firstOf, type Hours } from "../sending/rules/index.ts";
import { getSettings } from "../settings/index.ts";
import { exactWallTime } from "../settings/rules/index.ts";
import type { CampaignRow } from "./store.ts";

/** When its people may be reached, as the settings are now; null when nobody has to wait. */
export async function hoursOf(
  ctx: Ctx,
  { wallTime: wall, holdQuietHours }: Pick<CampaignRow, "wallTime" | "holdQuietHours">,
): Promise<Hours | null> {
  const { quietHours, timezone } = await getSettings(ctx);
  const quiet = holdQuietHours ? quietHours : null;
  return wall === null && quiet === null ? null : { wall, quiet, timezone };
}

export interface Beginning {
  readonly scheduledAt: number;
  readonly wallTime: string | null;
}

/**
 * At this instant for all; or when the clocks of each show what those of the zone show then: such a
 * campaign runs from when the first of its people get there, and the others wait for theirs.
 */
export async function beginningOf(
  ctx: Ctx,
  asked: { readonly at: number; readonly zone: string; readonly recipientZone: boolean },
): Promise<Beginning> {
  if (!asked.recipientZone) return { scheduledAt: asked.at, wallTime: null };
  const wallTime = exactWallTime(new Date(asked.at), asked.zone);
  const first = firstOf(wallTime, await zonesOfContacts(ctx), asked.at);
  return { scheduledAt: Math.max(ctx.now, first), wallTime };
}
