import { z } from "zod";
import { clockTime, knownCountry, knownZone } from "./rules/index.ts";

const Clock = z.string().regex(clockTime, "Write a time of day as 21:00.");
const Keyword = z.string().trim().min(1).max(40);
const Keywords = z.array(Keyword).min(1, "At least one keyword is needed.").max(50);

export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .refine(knownCountry, "This is not a country code of ISO 3166, such as ID.");

export const Zone = z
  .string()
  .trim()
  .refine(knownZone, "This is not a time zone, such as Asia/Jakarta.");

/** What a business decides once for all of its campaigns. */
export const Settings = z
  .object({
    version: z.number().int(),
    businessName: z.string(),
    defaultCountry: z.string(),
    timezone: z.string(),
    locale: z.enum(["en", "id"]),
    quietHours: z.object({ from: z.string(), until: z.string() }).nullable(),
    cooldownHours: z.number().int(),
    rateLimit: z.number().int(),
    sizeWarning: z.number().int(),
    replyHours: z.number().int(),
    conversationHours: z.number().int(),
    defaultNumberId: z.number().int().nullable(),
    optOutKeywords: z.array(z.string()),
    optInKeywords: z.array(z.string()),
    optOutReply: z.string().nullable().describe("What whoever says STOP is answered, once."),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Settings" });
export type Settings = z.infer<typeof Settings>;

export const SettingsInput = z.object({
  version: z.number().int(),
  businessName: z.string().trim().min(1, "A name is needed.").max(100),
  defaultCountry: Country,
  timezone: Zone,
  locale: z.enum(["en", "id"]),
  /** Null: campaigns may go out at any hour. */
  quietHours: z.object({ from: Clock, until: Clock }).nullable(),
  cooldownHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 365),
  rateLimit: z.number().int().min(1).max(1_000),
  sizeWarning: z.number().int().min(1).max(10_000_000),
  replyHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30),
  conversationHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30),
  defaultNumberId: z.number().int().positive().nullable(),
  optOutKeywords: Keywords,
  optInKeywords: Keywords,
  /** Null: no answer. Left out, it stays as it is. */
  optOutReply: z.string().trim().min(1).max(1_000).nullable().optional(),
});
export type SettingsInput = z.infer<typeof SettingsInput>;
