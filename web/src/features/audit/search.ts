import { z } from "zod";
import { tableSearch } from "../../lib/table-state.ts";

export const actorKinds = ["member", "key", "system", "public"] as const;

export const auditSearch = tableSearch.extend({
  entity: z.string().max(50).optional().catch(undefined),
  entityId: z.coerce.number().int().positive().optional().catch(undefined),
  actor: z.enum(actorKinds).optional().catch(undefined),
});
export type AuditSearch = z.infer<typeof auditSearch>;
