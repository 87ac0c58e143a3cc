import { senderOf } from "@siar/core/channels";
import { launchedCampaign } from "@siar/core/sending";
import { demandsOf, rendererOf, type Hours, type Renderer } from "@siar/core/sending/rules";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";
import type { Terms } from "./flight.ts";

/** All that a consumer needs to know of a campaign to send for it. */
export interface Told extends Terms {
  readonly render: Renderer;
  readonly hours: Hours | null;
}

/** Null: it cannot be sent, as its number is no longer connected. */
export async function termsOf(env: Env, campaignId: number): Promise<Told | null> {
  const ctx = systemCtx(env);
  const launched = await launchedCampaign(ctx, campaignId);
  if (launched === null) return null;
  const sender = await senderOf(ctx, env, launched.numberId);
  const render = rendererOf(launched.message, campaignId);
  if (!sender.ok || !render.ok) return null;
  return {
    campaignId,
    numberId: launched.numberId,
    cooldownHours: launched.cooldownHours,
    ...demandsOf(launched.message),
    sender: sender.value,
    render: render.value,
    hours: launched.hours,
    perDay: launched.perDay,
  };
}
