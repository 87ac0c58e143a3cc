-- A snapshot is written beside the one in use and takes its place when it is whole; what is in no
-- use any more is swept in small pieces.
CREATE TABLE `segment_snapshots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`begun_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshot_members` (
	`snapshot_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	PRIMARY KEY(`snapshot_id`, `contact_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `snapshot_members_contact` ON `snapshot_members` (`contact_id`);--> statement-breakpoint
ALTER TABLE `segments` ADD `snapshot_id` integer;--> statement-breakpoint
INSERT INTO segment_snapshots (id, begun_at)
SELECT id, coalesce(last_refreshed_at, created_at) FROM segments WHERE NOT is_dynamic;
--> statement-breakpoint
INSERT INTO snapshot_members (snapshot_id, contact_id)
SELECT segment_id, contact_id FROM segment_members
WHERE segment_id IN (SELECT id FROM segment_snapshots);
--> statement-breakpoint
UPDATE segments SET snapshot_id = id WHERE NOT is_dynamic;--> statement-breakpoint
DROP TRIGGER contacts_removed;--> statement-breakpoint
DROP TABLE `segment_members`;--> statement-breakpoint
CREATE TRIGGER contacts_removed BEFORE DELETE ON contacts BEGIN
  INSERT OR IGNORE INTO suppressions (identity, at)
  SELECT identity.value, coalesce(p.opted_out_at, p.updated_at)
  FROM contact_preferences p, json_each(json_array(OLD.phone, OLD.user_id)) identity
  WHERE p.contact_id = OLD.id AND p.opted_out = 1 AND identity.value IS NOT NULL;
  DELETE FROM contact_preferences WHERE contact_id = OLD.id;
  DELETE FROM contact_labels WHERE contact_id = OLD.id;
  DELETE FROM snapshot_members WHERE contact_id = OLD.id;
END;
