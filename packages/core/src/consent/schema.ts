import { z } from "zod";

export const consentActs = ["opt_out", "opt_in", "meta_stop", "meta_resume"] as const;
export type ConsentAct = (typeof consentActs)[number];

export const consentSources = [
  "keyword",
  "button",
  "meta",
  "error",
  "person",
  "api",
  "import",
] as const;
export type ConsentSource = (typeof consentSources)[number];

export const ConsentEvent = z
  .object({
    id: z.number().int(),
    act: z.enum(consentActs),
    source: z.enum(consentSources),
    said: z.string().nullable(),
    campaignId: z.number().int().nullable(),
    memberId: z.number().int().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: "ConsentEvent", description: "One thing said about consent: when, how, by whom." });
export type ConsentEvent = z.infer<typeof ConsentEvent>;

/** Two flags, kept apart: what the person told us, and what the person told Meta. */
export const Consent = z
  .object({
    contactId: z.number().int(),
    optedOut: z.boolean().describe("Told us to stop."),
    optedOutAt: z.iso.datetime().nullable(),
    optedOutReason: z.string().nullable(),
    optedOutSource: z.enum(consentSources).nullable(),
    metaStopped: z.boolean().describe("Told Meta to stop our marketing; only they can lift it."),
    metaStoppedAt: z.iso.datetime().nullable(),
    events: z.array(ConsentEvent).describe("Newest first, at most 200."),
  })
  .meta({ id: "Consent" });
export type Consent = z.infer<typeof Consent>;
