import type { MessageInput } from "@siar/core/campaigns/schema";
import { instantOf, wallTimeOf, type WallTime } from "@siar/core/settings/rules";
import type { Entity } from "../../../lib/api.ts";
import type { MediaKind } from "../../../lib/media/queries.ts";
import type { Campaign } from "../figures.ts";

export type When = "now" | "later";

export interface CampaignValues {
  name: string;
  segmentId: number | null;
  excludeSegmentIds: readonly number[];
  numberId: number | null;
  type: "text" | "template" | "media";
  /** The words of a text, or the caption of a file. */
  text: string;
  /** The message of the library that the text was taken from. */
  messageTemplateId: number | null;
  mediaId: number | null;
  /** Known as soon as a file is chosen: it is what the message is. */
  mediaKind: MediaKind | null;
  templateId: number | null;
  variables: Readonly<Record<string, string>>;
  rateLimit: string;
  cooldownHours: string;
  when: When;
  /** On the clocks of the time zone. */
  at: WallTime;
  timezone: string;
  /** At that time of day where each of them is. */
  recipientZone: boolean;
  holdQuietHours: boolean;
}

export interface Defaults {
  rateLimit: number;
  cooldownHours: number;
  numberId: number | null;
  timezone: string;
  /** Proposed where nothing is scheduled yet. */
  at: WallTime;
}

export function newValues(defaults: Defaults): CampaignValues {
  const { rateLimit, cooldownHours, numberId, timezone, at } = defaults;
  return {
    name: "",
    segmentId: null,
    excludeSegmentIds: [],
    numberId,
    type: "template",
    text: "",
    messageTemplateId: null,
    mediaId: null,
    mediaKind: null,
    templateId: null,
    variables: {},
    rateLimit: String(rateLimit),
    cooldownHours: String(cooldownHours),
    when: "now",
    at,
    timezone,
    recipientZone: false,
    holdQuietHours: false,
  };
}

export function valuesOf(campaign: Campaign, defaults: Defaults): CampaignValues {
  return {
    ...newValues(defaults),
    name: campaign.name,
    segmentId: campaign.segmentId,
    excludeSegmentIds: campaign.excludeSegmentIds,
    numberId: campaign.numberId ?? defaults.numberId,
    ...messageValues(campaign.message),
    messageTemplateId: campaign.messageTemplateId,
    rateLimit: String(campaign.rateLimit),
    cooldownHours: String(campaign.cooldownHours),
    timezone: campaign.timezone,
    ...planValues(campaign, defaults),
  };
}

/** A time that has passed meanwhile is nobody's plan any more. */
function planValues({ plan, timezone }: Campaign, defaults: Defaults): Partial<CampaignValues> {
  if (plan === null) return {};
  const { at, recipientZone, holdQuietHours } = plan;
  const hours = { recipientZone, holdQuietHours };
  if (at === null) return { when: "now", ...hours };
  const proposed = instantOf(defaults.at, defaults.timezone);
  const gone = isPast(at, timezone) && proposed !== undefined;
  return { when: "later", at: gone ? wallTimeOf(proposed, timezone) : at, ...hours };
}

export const isPast = (at: WallTime, zone: string, now = Date.now()): boolean => {
  const instant = instantOf(at, zone);
  return instant === undefined || instant.getTime() <= now;
};

function messageValues(message: Campaign["message"]): Partial<CampaignValues> {
  switch (message.type) {
    case "text":
      return { type: "text", text: message.text };
    case "template": {
      const { templateId, variables, mediaId } = message;
      return { type: "template", templateId, variables, mediaId };
    }
    case "image":
    case "video":
    case "document":
    case "audio": {
      const { type: mediaKind, mediaId, text } = message;
      return { type: "media", mediaKind, mediaId, text };
    }
  }
}

/** What stands in for a field that cannot be saved as it is. */
export interface Fallback {
  name: string;
  rateLimit: number;
  cooldownHours: number;
}

/** What the API takes. A template's values that it does not ask for are left behind. */
export function bodyOf(
  values: CampaignValues,
  template: Entity<"ApprovedTemplate"> | undefined,
  fallback: Fallback,
) {
  const asked = new Set(template?.variables ?? Object.keys(values.variables));
  const variables = Object.fromEntries(
    Object.entries(values.variables).filter(([name]) => asked.has(name)),
  );
  const { when, at, timezone, recipientZone, holdQuietHours } = values;
  const wall = instantOf(at, timezone) ? at : null;
  return {
    name: values.name.trim() || fallback.name,
    segmentId: values.segmentId,
    excludeSegmentIds: [...values.excludeSegmentIds],
    numberId: values.numberId,
    message: messageOf(values, variables),
    messageTemplateId: values.type === "template" ? null : values.messageTemplateId,
    rateLimit: isRate(values.rateLimit) ? Number(values.rateLimit) : fallback.rateLimit,
    cooldownHours: isCooldown(values.cooldownHours)
      ? Number(values.cooldownHours)
      : fallback.cooldownHours,
    timezone,
    plan: { at: when === "later" ? wall : null, recipientZone, holdQuietHours },
  };
}

function messageOf(
  { type, text, mediaId, mediaKind, templateId }: CampaignValues,
  variables: Record<string, string>,
): MessageInput {
  switch (type) {
    case "text":
      return { type, text };
    case "template":
      return { type, templateId, variables, mediaId };
    case "media":
      return mediaKind === "audio"
        ? { type: mediaKind, mediaId }
        : { type: mediaKind ?? "image", mediaId, text };
  }
}

const mostPerSecond = 1_000;
const longestCooldown = 24 * 90;

const isWhole = (text: string, from: number, to: number): boolean =>
  /^\d{1,6}$/u.test(text.trim()) && Number(text) >= from && Number(text) <= to;

export const isRate = (text: string): boolean => isWhole(text, 1, mostPerSecond);
export const isCooldown = (text: string): boolean => isWhole(text, 0, longestCooldown);
