import { z } from "zod";

const text = z.string().optional().catch(undefined);

/** The inbox as its address says it: what is left out shows all that is open. */
export const inboxSearch = z.object({
  q: text,
  state: z.enum(["closed", "all"]).optional().catch(undefined),
  assigned: z.enum(["me", "nobody"]).optional().catch(undefined),
  unread: z.literal(true).optional().catch(undefined),
  label: z.number().int().positive().optional().catch(undefined),
  status: text,
});
export type InboxSearch = z.output<typeof inboxSearch>;
