import { and, desc, eq, lt } from "drizzle-orm";
import { iso } from "@siar/kernel/clock";
import { may, type Ctx } from "@siar/kernel/ctx";
import { auditLog } from "@siar/kernel/tables";
import { withoutPhones } from "./rules/index.ts";
import { AuditEntry, type AuditFilter } from "./schema.ts";

type Row = typeof auditLog.$inferSelect;

const Changed = AuditEntry.shape.before;

const recorded = (ctx: Ctx, value: Row["before"]) =>
  Changed.parse(may(ctx, "contact:read_phone") ? value : withoutPhones(value));

export const show = (ctx: Ctx, row: Row): AuditEntry => ({
  id: row.id,
  at: iso(row.at),
  actor: { kind: row.actorKind, memberId: row.memberId, keyId: row.keyId, name: row.actorName },
  action: row.action,
  entity: row.entity,
  entityId: row.entityId,
  before: recorded(ctx, row.before),
  after: recorded(ctx, row.after),
  address: row.address,
  requestId: row.requestId,
});

export function pageOfEntries(
  ctx: Ctx,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<Row[]> {
  const { entity, entityId, action, memberId, actorKind } = filter;
  return ctx.db
    .select()
    .from(auditLog)
    .where(
      and(
        before === null ? undefined : lt(auditLog.id, before),
        entity === undefined ? undefined : eq(auditLog.entity, entity),
        entityId === undefined ? undefined : eq(auditLog.entityId, entityId),
        action === undefined ? undefined : eq(auditLog.action, action),
        memberId === undefined ? undefined : eq(auditLog.memberId, memberId),
        actorKind === undefined ? undefined : eq(auditLog.actorKind, actorKind),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit);
}
