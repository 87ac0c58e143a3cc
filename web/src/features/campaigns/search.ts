import { z } from "zod";
import { tableSearch } from "../../lib/table-state.ts";
import { campaignStatuses, rowStatuses } from "./statuses.ts";

/** What the addresses of the campaign pages hold. */
export const campaignsSearch = tableSearch.extend({
  status: z.enum(campaignStatuses).optional().catch(undefined),
  segment: z.coerce.number().int().positive().optional().catch(undefined),
  view: z.enum(["month", "week"]).optional().catch(undefined),
  /** A day of the month or week that the calendar shows. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u)
    .optional()
    .catch(undefined),
});
export type CampaignsSearch = z.infer<typeof campaignsSearch>;

export const campaignSearch = tableSearch.extend({
  status: z.enum(rowStatuses).optional().catch(undefined),
  /** Meta's error code. */
  error: z.coerce.number().int().optional().catch(undefined),
  /** Opens a question over the page: the form leads here to have the launch confirmed. */
  ask: z.literal("launch").optional().catch(undefined),
});
export type CampaignSearch = z.infer<typeof campaignSearch>;

export const builderSteps = ["audience", "message", "when", "review"] as const;
export type BuilderStep = (typeof builderSteps)[number];

export const builderSearch = z.object({
  step: z.enum(builderSteps).optional().catch(undefined),
});
