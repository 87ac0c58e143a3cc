import { z } from "zod";
import { Job } from "../jobs/schema.ts";

/** What begins a backup. */
export const backupTriggers = ["night", "person"] as const;

/** `20261121-190000-4f2a`: when it began, in UTC, and four characters that nobody else has. */
export const BackupName = z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/);

const Count = z.number().int().nonnegative();

const Part = z.object({
  file: z.string().regex(/^[a-z0-9_]+\/\d{5}-[0-9a-f]{12}\.ndjson\.gz$/),
  rows: Count,
  bytes: Count.describe("As packed."),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Part = z.infer<typeof Part>;

/** Names that go into SQL as they are, so they are held to this on both ways. */
const Identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);

export const TableOfBackup = z.object({
  name: Identifier,
  columns: z.array(Identifier).min(1),
  key: z.array(Identifier).min(1).describe("Of these columns, the primary key."),
  rows: Count,
  parts: z.array(Part),
});
export type TableOfBackup = z.infer<typeof TableOfBackup>;

/** What a backup holds, and what somebody needs to know who restores it. */
export const Manifest = z.object({
  format: z.literal(1),
  name: BackupName,
  trigger: z.enum(backupTriggers),
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  lastMigration: z.string(),
  /** Tells whether a secret is the one under which tokens lie encrypted; nothing follows from it. */
  secretMark: z.string(),
  tables: z.array(TableOfBackup),
  /** The highest id that each table ever gave out. */
  sequences: z.record(Identifier, Count),
  leftOut: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const Backup = z
  .object({
    name: BackupName,
    trigger: z.enum(backupTriggers),
    begunAt: z.iso.datetime(),
    endedAt: z.iso.datetime(),
    rows: Count,
    bytes: Count.describe("Of its file."),
  })
  .meta({ id: "Backup" });
export type Backup = z.infer<typeof Backup>;

export const MOST_KEPT = 365;
const Keep = z.number().int().min(1).max(MOST_KEPT);

export const Backups = z
  .object({
    items: z.array(Backup).describe("The newest first."),
    nextCursor: z.null(),
    keep: Keep.describe("So many are kept; older ones are deleted."),
    nextAt: z.iso.datetime().describe("When the next one begins by itself."),
    job: Job.nullable().describe("The last time that one was begun."),
  })
  .meta({ id: "Backups" });

export const BackupPath = z.object({ name: BackupName });
export const KeepInput = z.object({ keep: Keep });
