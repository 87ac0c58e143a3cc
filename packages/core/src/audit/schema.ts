import { z } from "zod";

export const AuditEntry = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    actor: z.object({
      kind: z.enum(["member", "key", "system", "public"]),
      memberId: z.number().int().nullable(),
      keyId: z.number().int().nullable(),
      name: z.string(),
    }),
    action: z.string(),
    entity: z.string().nullable(),
    entityId: z.number().int().nullable(),
    before: z.record(z.string(), z.json()).nullable(),
    after: z.record(z.string(), z.json()).nullable(),
    address: z.string().nullable(),
    requestId: z.string(),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.input<typeof AuditEntry>;

export const AuditFilter = z.object({
  entity: z.string().max(50).optional(),
  entityId: z.coerce.number().int().positive().optional(),
  action: z.string().max(100).optional(),
  /** A member's id: what they did themselves and what their keys did. */
  memberId: z.coerce.number().int().positive().optional(),
  actorKind: z.enum(["member", "key", "system", "public"]).optional(),
});
export type AuditFilter = z.output<typeof AuditFilter>;
