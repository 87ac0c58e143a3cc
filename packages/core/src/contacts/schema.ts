import { z } from "zod";

export const workflowStatuses = ["incoming", "in_progress", "waiting", "resolved", "closed"] as const;
export type WorkflowStatus = (typeof workflowStatuses)[number];

/** Values of the business's own fields, by key. Dates are ISO days. */
export const AttributeValue = z.union([z.string().max(2_000), z.number(), z.boolean()]);
export const Attributes = z.record(z.string().max(64), AttributeValue);
export type Attributes = z.infer<typeof Attributes>;
