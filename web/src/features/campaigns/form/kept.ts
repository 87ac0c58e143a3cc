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
  known: z.object({ version: z.number(), values }),
  values,
});

const place = (id: number | undefined): string => `siar.draft.${id ?? "new"}`;

export function keep(id: number | undefined, { known, values: typed }: Draft): void {
  try {
    sessionStorage.setItem(place(id), JSON.stringify({ known, values: typed }));
  } catch {
    // A browser that keeps nothing still saves as long as there is a connection.
  }
}

export function forget(id: number | undefined): void {
  try {
    sessionStorage.removeItem(place(id));
  } catch {
    // Then there is nothing to forget either.
  }
}

export function kept(id: number | undefined): Pick<Draft, "known" | "values"> | undefined {
  try {
    const text = sessionStorage.getItem(place(id));
    const read = record.safeParse(text === null ? undefined : JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
