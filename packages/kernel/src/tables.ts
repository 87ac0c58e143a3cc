import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Never holds a row: inserting 0 breaks the check and rolls a whole batch back. */
export const guard = sqliteTable("guard", { ok: integer("ok").notNull() }, (table) => [
  check("guard_ok", sql`${table.ok} = 1`),
]);

/** Effects that must not be lost: written with the change, removed once delivered. */
export const outbox = sqliteTable("outbox", {
  id: integer("id").primaryKey(),
  token: text("token").notNull().unique(),
  topic: text("topic").notNull(),
  payload: text("payload", { mode: "json" })
    .notNull()
    .$type<Record<string, string | number | boolean | null>>(),
  attempts: integer("attempts").notNull().default(0),
  createdAt: integer("created_at").notNull(),
});

/** Append-only: no code updates or deletes a row, and a trigger refuses it. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer("id").primaryKey(),
    at: integer("at").notNull(),
    actorKind: text("actor_kind", { enum: ["member", "key", "system", "public"] }).notNull(),
    memberId: integer("member_id"),
    keyId: integer("key_id"),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    entity: text("entity"),
    entityId: integer("entity_id"),
    before: text("before", { mode: "json" }).$type<Record<string, unknown>>(),
    after: text("after", { mode: "json" }).$type<Record<string, unknown>>(),
    address: text("address"),
    requestId: text("request_id").notNull(),
  },
  (table) => [
    index("audit_log_entity").on(table.entity, table.entityId, table.id),
    index("audit_log_action").on(table.action, table.id),
    index("audit_log_member").on(table.memberId, table.id),
  ],
);

export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    id: integer("id").primaryKey(),
    owner: text("owner").notNull(),
    key: text("key").notNull(),
    request: text("request").notNull(),
    committedAt: integer("committed_at"),
    status: integer("status"),
    answer: text("answer"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("idempotency_keys_owner_key").on(table.owner, table.key),
    index("idempotency_keys_created").on(table.createdAt),
  ],
);
