import { z } from "zod";
import type { Draft } from "./draft-state.ts";

/** What a tab keeps of a draft until the API has it: a reload or a lost connection takes nothing. */
const values = z.object({
  name: z.string(),
  segmentId: z.number().nullable(),
  excludeSegmentIds: z.array(z.number()),
  numberId: z.number().nullable(),
  type: z.enum(["text", "template", "media"]),
  text: z.string(),
  messageTemplateId: z.number().nullable(),
  mediaId: z.number().nullable(),
  mediaKind: z.enum(["image", "video", "document", "audio"]).nullable(),
  templateId: z.number().nullable(),
  variables: z.record(z.string(), z.string()),
  rateLimit: z.string(),
  cooldownHours: z.string(),
  when: z.enum(["now", "later"]),
  at: z.string(),
  timezone: z.string(),
  recipientZone: z.boolean(),
  holdQuietHours: z.boolean(),
});

const record = z.object({
  known: z.object({ version: z.number(), values, stored: values.optional() }),
  values,
});

/** Each has their own: whoever signs in next in this tab finds nothing of it. */
export const placeOf = (memberId: number, campaignId: number | undefined): string =>
  `siar.campaign.${memberId}.${campaignId ?? "new"}`;

export function keep(place: string, { known, values: typed }: Draft): void {
  try {
    sessionStorage.setItem(place, JSON.stringify({ known, values: typed }));
  } catch {
    // A browser that keeps nothing still saves as long as there is a connection.
  }
}

export function forget(place: string): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Then there is nothing to forget either.
  }
}

export function kept(place: string): Pick<Draft, "known" | "values"> | undefined {
  try {
    const text = sessionStorage.getItem(place);
    const read = record.safeParse(text === null ? undefined : JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
