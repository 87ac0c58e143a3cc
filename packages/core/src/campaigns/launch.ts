import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { getSendableTemplate } from "../approved-templates/index.ts";
import { isConnected } from "../channels/index.ts";
import { chosenMedia } from "../media/index.ts";
import type { MediaKind } from "../media/schema.ts";
import { notify } from "../notifications/index.ts";
import { dailyLimit, recountReach, syncEffect } from "../sending/index.ts";
import type { FrozenAudience, FrozenMessage } from "../sending/schema.ts";
import { audienceOf } from "./audience.ts";
import { changePlan, obeying } from "./change.ts";
import { hoursOf } from "./hours.ts";
import { Campaign, holdQuietHours, Id } from "./schema.ts";
import { countAudience, type CampaignRow } from "./store.ts";

export const launch = verb({
  name: "campaign.launch",
  summary: "Send a campaign now.",
  permission: "campaign:send",
  input: z.object({ id: Id, version: z.number().int().optional(), holdQuietHours }),
  output: Campaign,
  run: async (ctx, { id, version, holdQuietHours: hold }) => {
    const found = await obeying(ctx, id, "launch", version);
    if (!found.ok) return found;
    // Whatever it was scheduled for: now is now.
    const now = { wallTime: null, holdQuietHours: hold };
    return launchPlan(ctx, { ...found.value.campaign, ...now });
  },
});

/** Content, template and criteria are copied: what is edited from now on changes nothing. */
export async function launchPlan(ctx: Ctx, campaign: CampaignRow) {
  const ready = await readyToLaunch(ctx, campaign);
  if (!ready.ok) return ready;
  const { message, audience, recipients, numberId } = ready.value;
  const perDay = message.type === "template" ? await dailyLimit(ctx, numberId) : null;
  return ok(
    changePlan(ctx, campaign, {
      action: "campaign.launch",
      changes: {
        status: "running",
        phase: "preparing",
        frozenMessage: message,
        frozenAudience: audience,
        frozenHours: await hoursOf(ctx, campaign),
        holdQuietHours: campaign.holdQuietHours,
        startedAt: ctx.now,
        missed: false,
      },
      after: { status: "running", recipients, rateLimit: campaign.rateLimit },
      statements: [
        notify(ctx, {
          kind: "campaign_started",
          params: { name: campaign.name },
          campaignId: campaign.id,
        }),
        ...(perDay === null ? [] : [recountReach(ctx, perDay)]),
      ],
      effects: [syncEffect(campaign.id)],
    }),
  );
}

export interface Complete {
  readonly numberId: number;
  readonly message: FrozenMessage;
  readonly audience: FrozenAudience;
}

interface Ready extends Complete {
  readonly recipients: number;
}

/** From which number, what and to whom: as it would be frozen at `ctx.now`. */
export async function completeOrNot(ctx: Ctx, campaign: CampaignRow): Promise<Result<Complete>> {
  const { numberId } = campaign;
  if (numberId === null || !(await isConnected(ctx, numberId))) {
    return fail("channel-not-connected");
  }
  const message = await freezeMessage(ctx, campaign);
  if (!message.ok) return message;
  const audience = await audienceOf(ctx, campaign);
  return audience.ok
    ? ok({ numberId, message: message.value, audience: audience.value })
    : audience;
}

/** Everything that would make the campaign fail at its first message is said before it starts. */
export async function readyToLaunch(ctx: Ctx, campaign: CampaignRow): Promise<Result<Ready>> {
  const complete = await completeOrNot(ctx, campaign);
  if (!complete.ok) return complete;
  const recipients = await countAudience(ctx, complete.value.audience);
  return recipients === 0 ? fail("campaign-no-recipients") : ok({ ...complete.value, recipients });
}

/** What the campaign says, as it would be frozen now; or what is still missing. */
export async function freezeMessage(
  ctx: Ctx,
  campaign: CampaignRow,
): Promise<Result<FrozenMessage>> {
  switch (campaign.messageType) {
    case "text":
      return campaign.messageContent.trim() === ""
        ? fail("campaign-incomplete", { missing: "message" })
        : ok({ type: "text", text: campaign.messageContent });
    case "template":
      return freezeTemplate(ctx, campaign);
    case "image":
    case "document":
    case "video":
    case "audio":
      return freezeMedia(ctx, campaign, campaign.messageType);
  }
}

/** The file that the message carries, of the kind that belongs there. */
async function fileFor(
  ctx: Ctx,
  { mediaId }: CampaignRow,
  kind: MediaKind,
): Promise<Result<{ readonly mediaId: number; readonly filename?: string }>> {
  if (mediaId === null) return fail("campaign-incomplete", { missing: "media" });
  const chosen = await chosenMedia(ctx, mediaId, kind);
  if (!chosen.ok) return chosen;
  return ok({ mediaId, ...(kind === "document" && { filename: chosen.value.name }) });
}

async function freezeMedia(
  ctx: Ctx,
  campaign: CampaignRow,
  type: MediaKind,
): Promise<Result<FrozenMessage>> {
  const file = await fileFor(ctx, campaign, type);
  return file.ok ? ok({ type, text: campaign.messageContent, ...file.value }) : file;
}

async function freezeTemplate(ctx: Ctx, campaign: CampaignRow): Promise<Result<FrozenMessage>> {
  if (campaign.templateId === null) return fail("campaign-incomplete", { missing: "template" });
  const found = await getSendableTemplate(ctx, campaign.templateId);
  if (!found.ok) return found;
  const template = found.value;
  const { mediaKind } = template;
  const file = mediaKind === null ? ok({ mediaId: null }) : await fileFor(ctx, campaign, mediaKind);
  if (!file.ok) return file;
  const open = template.variables.filter(
    (name) => (campaign.templateVariables[name] ?? "").trim() === "",
  );
  if (open.length > 0) {
    const errors = open.map((name) => ({
      path: `message.variables.${name}`,
      message: "This variable is empty.",
    }));
    return fail(
      "campaign-incomplete",
      { missing: open.map((name) => `{{${name}}}`).join(", ") },
      errors,
    );
  }
  return ok({
    type: "template",
    name: template.name,
    language: template.language,
    category: template.category,
    parameterFormat: template.parameterFormat,
    components: template.components,
    variables: campaign.templateVariables,
    ...file.value,
  });
}
