import { senderOf, type Sender } from "@siar/core/channels";
import { mediaAtMeta, type MediaTrouble } from "@siar/core/media";
import { launchedCampaign } from "@siar/core/sending";
import {
  demandsOf,
  mediaOf,
  pauseOf,
  rendererOf,
  type Hours,
  type Pause,
  type Renderer,
} from "@siar/core/sending/rules";
import type { FrozenMessage } from "@siar/core/sending/schema";
import { err, ok, type Result } from "@siar/kernel/result";
import { isPassing } from "@siar/whatsapp";
import { systemCtx } from "./context.ts";
import type { Env } from "./env.ts";
import type { SentMedia, Terms } from "./flight.ts";

/** All that a consumer needs to know of a campaign to send for it. */
export interface Told extends Terms {
  readonly render: Renderer;
  readonly hours: Hours | null;
}

const notConnected: Pause = {
  kind: "pause",
  reach: "campaign",
  reason: "channel_not_connected",
};

/** Where there are none, why the campaign cannot be sent; null where it is not to be sent at all. */
export async function termsOf(env: Env, campaignId: number): Promise<Result<Told, Pause> | null> {
  const ctx = systemCtx(env);
  const launched = await launchedCampaign(ctx, campaignId);
  if (launched === null) return null;
  const { message, numberId, cooldownHours, hours, perDay } = launched;
  const sender = await senderOf(ctx, env, numberId);
  if (!sender.ok) return err(notConnected);
  const media = await mediaFor(env, sender.value, message);
  if (!media.ok) return err(pauseFor(media.error));
  const render = rendererOf(message, campaignId, media.value?.metaId ?? null);
  if (!render.ok) return err(notConnected);
  return ok({
    campaignId,
    numberId,
    cooldownHours,
    ...demandsOf(message),
    sender: sender.value,
    media: media.value,
    render: render.value,
    hours,
    perDay,
  });
}

/** The file of the message at Meta; the first consumer that needs it brings it there. */
async function mediaFor(
  env: Env,
  sender: Sender,
  message: FrozenMessage,
): Promise<Result<SentMedia | null, MediaTrouble>> {
  const mediaId = mediaOf(message);
  if (mediaId === null) return ok(null);
  const metaId = await mediaAtMeta(systemCtx(env), mediaId, { files: env.FILES, sender });
  return metaId.ok ? ok({ mediaId, metaId: metaId.value }) : metaId;
}

function pauseFor(trouble: MediaTrouble): Pause {
  const campaign = { kind: "pause", reach: "campaign" } as const;
  switch (trouble.kind) {
    case "gone":
      return { ...campaign, reason: "media_gone" };
    case "unreachable":
      return { ...campaign, reason: "media_unreachable" };
    case "refused": {
      const { code } = trouble;
      if (trouble.class === "A") return pauseOf("A", code) ?? notConnected;
      return {
        ...campaign,
        reason: `${isPassing(trouble) ? "media_unreachable" : "media_refused"}:${code}`,
      };
    }
  }
}
