import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { mediaKinds } from "./schema.ts";

/** A file of the library. The same bytes are kept once. */
export const media = sqliteTable(
  "media",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    version: integer("version").notNull().default(1),
    name: text("name").notNull(),
    kind: text("kind", { enum: mediaKinds }).notNull(),
    mime: text("mime").notNull(),
    size: integer("size").notNull(),
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    sha256: text("sha256").notNull().unique("media_sha256"),
    /** Where it lies in the bucket. */
    file: text("file").notNull(),
    thumbnail: text("thumbnail"),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("media_kind").on(table.kind, table.id)],
);

/** Files at Meta: an upload is bound to its number and kept for thirty days. */
export const mediaUploads = sqliteTable(
  "media_uploads",
  {
    mediaId: integer("media_id").notNull(),
    numberId: integer("number_id").notNull(),
    /** Null while there is none that can be sent. */
    metaId: text("meta_id"),
    expiresAt: integer("expires_at").notNull().default(0),
    /** Somebody uploads it, who has until then; others wait. */
    busyUntil: integer("busy_until").notNull().default(0),
    /** When Meta last did not know its own id any more. */
    lostAt: integer("lost_at").notNull().default(0),
    failedAt: integer("failed_at").notNull().default(0),
    /** Why the last try failed: Meta's code, or null where Meta did not answer. */
    failureCode: integer("failure_code"),
  },
  (table) => [primaryKey({ columns: [table.mediaId, table.numberId] })],
);

/** Files in the bucket that no row of `media` names: uploads under way, and what is to be deleted. */
export const mediaLeftovers = sqliteTable(
  "media_leftovers",
  {
    file: text("file").primaryKey(),
    /** Set while its parts are still coming in. */
    uploadId: text("upload_id"),
    dueAt: integer("due_at").notNull(),
  },
  (table) => [index("media_leftovers_due").on(table.dueAt)],
);
