import { z } from "zod";
import { ContactFilter } from "../contacts/schema.ts";

/** The filters of the list of contacts, or a segment, or both. */
export const ExportInput = ContactFilter.omit({ limit: true, cursor: true, sort: true }).extend({
  segmentId: z.coerce.number().int().positive().optional().describe("Only who is in it now."),
  phones: z
    .enum(["e164", "grouped"])
    .default("e164")
    .describe("+6281234567890, or +62 812-3456-7890, which spreadsheets leave as it is."),
});
export type ExportInput = z.output<typeof ExportInput>;

export const CampaignExportInput = z.object({
  id: z.coerce.number().int().positive(),
  format: z.enum(["csv", "json"]).default("csv"),
});
export type CampaignExportInput = z.output<typeof CampaignExportInput>;
