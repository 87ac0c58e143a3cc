CREATE TABLE `consent_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`act` text NOT NULL,
	`source` text NOT NULL,
	`said` text,
	`campaign_id` integer,
	`member_id` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consent_events_contact` ON `consent_events` (`contact_id`,`id`);--> statement-breakpoint
CREATE TABLE `contact_preferences` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`opted_out` integer DEFAULT false NOT NULL,
	`opted_out_at` integer,
	`opted_out_reason` text,
	`opted_out_source` text,
	`meta_stopped` integer DEFAULT false NOT NULL,
	`meta_stopped_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contact_preferences_opted_out` ON `contact_preferences` (`opted_out`,`opted_out_at`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`identity` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
-- A deleted contact takes its links along, but its STOP stays: whoever comes back under the same
-- number or user id, by whatever way, is still opted out.
CREATE TRIGGER contacts_removed BEFORE DELETE ON contacts BEGIN
  INSERT OR IGNORE INTO suppressions (identity, at)
  SELECT identity.value, coalesce(p.opted_out_at, p.updated_at)
  FROM contact_preferences p, json_each(json_array(OLD.phone, OLD.user_id)) identity
  WHERE p.contact_id = OLD.id AND p.opted_out = 1 AND identity.value IS NOT NULL;
  DELETE FROM contact_preferences WHERE contact_id = OLD.id;
  DELETE FROM contact_labels WHERE contact_id = OLD.id;
  DELETE FROM segment_members WHERE contact_id = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER contacts_suppressed AFTER INSERT ON contacts
WHEN EXISTS (SELECT 1 FROM suppressions WHERE identity IN (NEW.phone, NEW.user_id)) BEGIN
  INSERT INTO contact_preferences
    (contact_id, opted_out, opted_out_at, opted_out_reason, opted_out_source, created_at, updated_at)
  SELECT NEW.id, 1, min(at), 'suppressed', 'import', NEW.created_at, NEW.created_at
  FROM suppressions WHERE identity IN (NEW.phone, NEW.user_id);
END;
--> statement-breakpoint
CREATE TRIGGER contacts_renumbered AFTER UPDATE OF phone, user_id ON contacts
WHEN EXISTS (SELECT 1 FROM suppressions WHERE identity IN (NEW.phone, NEW.user_id)) BEGIN
  INSERT INTO contact_preferences
    (contact_id, opted_out, opted_out_at, opted_out_reason, opted_out_source, created_at, updated_at)
  SELECT NEW.id, 1, min(at), 'suppressed', 'import', NEW.updated_at, NEW.updated_at
  FROM suppressions WHERE identity IN (NEW.phone, NEW.user_id)
  ON CONFLICT (contact_id) DO UPDATE SET
    opted_out = 1, opted_out_at = excluded.opted_out_at, opted_out_reason = excluded.opted_out_reason,
    opted_out_source = excluded.opted_out_source, updated_at = excluded.updated_at
  WHERE opted_out = 0;
END;
