import { pageOf } from "@siar/kernel/page";
import { z } from "zod";

/** One status of a message of ours, as the queue carries it. */
export const QueuedStatus = z.object({
  callback: z.string().nullable(),
  wamid: z.string(),
  status: z.enum(["sent", "delivered", "read", "failed"]),
  at: z.number(),
  category: z.string().optional(),
  pricingType: z.string().optional(),
  errorCode: z.number().optional(),
  errorDetail: z.string().optional(),
});

const QueuedTemplate = z.object({
  wabaId: z.string().optional(),
  templateId: z.string(),
  status: z.string().optional(),
  reason: z.string().optional(),
  quality: z.string().optional(),
  category: z.string().optional(),
  nextCategory: z.string().optional(),
});

const QueuedAccount = z.object({
  wabaId: z.string(),
  templates: z.boolean().optional(),
  stop: z.enum(["restricted", "disabled"]).optional(),
});

/** The body of a `whatsapp-events` message: what one webhook reported, or a part of it. */
export const QueuedEvents = z.object({
  statuses: z.array(QueuedStatus).default([]),
  templates: z.array(QueuedTemplate).default([]),
  accounts: z.array(QueuedAccount).default([]),
});
export type QueuedEvents = z.input<typeof QueuedEvents>;

/** A message that was set aside as it had been read. */
export const KeptMessage = z.object({
  wamid: z.string(),
  phoneNumberId: z.string(),
  from: z.object({
    phone: z.string().nullable(),
    userId: z.string().nullable(),
    name: z.string(),
  }),
  at: z.number(),
  type: z.string(),
  text: z.string(),
  quoted: z.string().nullable(),
  pressed: z.object({ payload: z.string(), label: z.string() }).nullable(),
  payload: z.string().nullable(),
});

/** One answer to a campaign. */
export const CampaignReply = z
  .object({
    id: z.number().int(),
    contactId: z.number().int(),
    contactName: z.string(),
    conversationId: z.number().int().describe("Where it can be answered."),
    type: z.string().describe("As Meta names it: text, image, button, location, …"),
    text: z.string().describe("What a person reads in it; empty for a file without words."),
    quotes: z.boolean().describe("It quotes the campaign's message."),
    at: z.iso.datetime(),
  })
  .meta({ id: "CampaignReply" });
export type CampaignReply = z.infer<typeof CampaignReply>;

const Engagement = z.array(z.object({ what: z.string(), count: z.number().int() }));

export const CampaignReplies = pageOf(CampaignReply).extend({
  buttons: Engagement.describe("How many people pressed each button, the most pressed first."),
  reactions: Engagement.describe("How many people gave it each emoji; engagement, but no reply."),
});
