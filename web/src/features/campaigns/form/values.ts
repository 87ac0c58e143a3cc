import { MAX_COOLDOWN_HOURS, MAX_RATE, type MessageInput } from "@siar/core/campaigns/schema";
import type { Entity } from "../../../lib/api.ts";
import type { MediaKind } from "../../../lib/media/queries.ts";
import type { MessageKey } from "../../../lib/i18n/index.tsx";
import { instantOf, wallTimeOf, type WallTime } from "@siar/core/settings/rules";
import type { Campaign } from "../figures.ts";

export type When = "draft" | "now" | "later";

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
  at: WallTime;
}

export interface Defaults {
  rateLimit: number;
  cooldownHours: number;
  numberId: number | null;
  timezone: string;
  /** Proposed where nothing is scheduled yet. */
  at: WallTime;
}

export function newValues({ rateLimit, cooldownHours, numberId, at }: Defaults): CampaignValues {
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
    when: "draft",
    at,
  };
}

export function valuesOf(campaign: Campaign, defaults: Defaults): CampaignValues {
  const { message, schedule, missed, status } = campaign;
  const planned = schedule !== null && !missed;
  return {
    ...newValues(defaults),
    name: campaign.name,
    segmentId: campaign.segmentId,
    excludeSegmentIds: campaign.excludeSegmentIds,
    numberId: campaign.numberId ?? defaults.numberId,
    ...messageValues(message),
    messageTemplateId: campaign.messageTemplateId,
    rateLimit: String(campaign.rateLimit),
    cooldownHours: String(campaign.cooldownHours),
    when: status === "scheduled" ? "later" : "draft",
    at: planned ? wallTimeOf(new Date(schedule.at), defaults.timezone) : defaults.at,
  };
}

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

/** What the API takes. A template's values that it does not ask for are left behind. */
export function bodyOf(values: CampaignValues, template: Entity<"ApprovedTemplate"> | undefined) {
  const asked = new Set(template?.variables ?? Object.keys(values.variables));
  const variables = Object.fromEntries(
    Object.entries(values.variables).filter(([name]) => asked.has(name)),
  );
  return {
    name: values.name.trim(),
    segmentId: values.segmentId,
    excludeSegmentIds: [...values.excludeSegmentIds],
    numberId: values.numberId,
    message: messageOf(values, variables),
    messageTemplateId: values.type === "template" ? null : values.messageTemplateId,
    rateLimit: Number(values.rateLimit),
    cooldownHours: Number(values.cooldownHours),
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

const isWhole = (text: string, from: number, to: number): boolean =>
  /^\d{1,6}$/u.test(text.trim()) && Number(text) >= from && Number(text) <= to;

type Faults = Partial<Record<keyof CampaignValues, MessageKey>>;

/** A draft may be unfinished; what goes out may not. */
export function faultsOf(values: CampaignValues, timezone: string, now = Date.now()): Faults {
  const faults: Faults = {};
  if (values.name.trim() === "") faults.name = "campaigns.form.nameNeeded";
  if (!isWhole(values.rateLimit, 1, MAX_RATE)) faults.rateLimit = "campaigns.form.rateWrong";
  if (!isWhole(values.cooldownHours, 0, MAX_COOLDOWN_HOURS)) {
    faults.cooldownHours = "campaigns.form.cooldownWrong";
  }
  return values.when === "draft" ? faults : { ...faults, ...unfinished(values, timezone, now) };
}

function unfinished(values: CampaignValues, timezone: string, now: number): Faults {
  const faults: Faults = {};
  if (values.segmentId === null) faults.segmentId = "campaigns.form.segmentNeeded";
  if (values.type === "text" && values.text.trim() === "") {
    faults.text = "campaigns.form.textNeeded";
  }
  if (values.type === "template" && values.templateId === null) {
    faults.templateId = "campaigns.form.templateNeeded";
  }
  if (values.type === "media" && values.mediaId === null) {
    faults.mediaId = "campaigns.form.fileNeeded";
  }
  const at = instantOf(values.at, timezone);
  if (values.when === "later" && !(at && at.getTime() > now)) faults.at = "campaigns.schedule.past";
  return faults;
}
