import { z } from "zod";
import { TemplateComponent } from "../approved-templates/schema.ts";

export const campaignStatuses = [
  "draft",
  "scheduled",
  "running",
  "paused",
  "completed",
  "failed",
  "cancelled",
] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

export const campaignPhases = ["preparing", "sending", "settling"] as const;
export type CampaignPhase = (typeof campaignPhases)[number];

export const messageTypes = ["text", "image", "document", "video", "template"] as const;
export type MessageType = (typeof messageTypes)[number];

/** What a launched campaign says, copied at the launch. */
export const FrozenMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({
    type: z.enum(["image", "document", "video"]),
    mediaId: z.number(),
    text: z.string(),
  }),
  z.object({
    type: z.literal("template"),
    name: z.string(),
    language: z.string(),
    category: z.string(),
    parameterFormat: z.enum(["POSITIONAL", "NAMED"]),
    components: z.array(TemplateComponent),
    variables: z.record(z.string(), z.string()),
    mediaId: z.number().nullable(),
  }),
]);
export type FrozenMessage = z.infer<typeof FrozenMessage>;
