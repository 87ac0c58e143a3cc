CREATE TABLE `audience_facets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`bounds` text NOT NULL,
	`made_for` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audience_blocks` (
	`block` integer PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audience_columns` (
	`block` integer NOT NULL,
	`name` text NOT NULL,
	`codes` text NOT NULL,
	PRIMARY KEY(`block`, `name`)
);
--> statement-breakpoint
CREATE TABLE `audience_dirty` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`marks` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
-- Whoever changes in anything that criteria can ask is marked, whoever did it: what the columns say
-- of them is believed again once somebody has folded the change in.
CREATE TRIGGER audience_contact_made AFTER INSERT ON contacts BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (NEW.id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_contact_changed AFTER UPDATE OF name, phone, language, attributes,
  workflow_status, last_interaction_at, created_at, conversation_count, rating ON contacts
WHEN OLD.name IS NOT NEW.name OR OLD.phone IS NOT NEW.phone OR OLD.language IS NOT NEW.language
  OR OLD.attributes IS NOT NEW.attributes OR OLD.workflow_status IS NOT NEW.workflow_status
  OR OLD.last_interaction_at IS NOT NEW.last_interaction_at
  OR OLD.created_at IS NOT NEW.created_at
  OR OLD.conversation_count IS NOT NEW.conversation_count OR OLD.rating IS NOT NEW.rating BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (NEW.id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_contact_gone AFTER DELETE ON contacts BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (OLD.id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_labelled AFTER INSERT ON contact_labels BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (NEW.contact_id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_unlabelled AFTER DELETE ON contact_labels BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (OLD.contact_id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_preferred AFTER INSERT ON contact_preferences BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (NEW.contact_id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_preference_changed AFTER UPDATE OF opted_out, meta_stopped
ON contact_preferences
WHEN OLD.opted_out <> NEW.opted_out OR OLD.meta_stopped <> NEW.meta_stopped BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (NEW.contact_id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
--> statement-breakpoint
CREATE TRIGGER audience_preference_gone AFTER DELETE ON contact_preferences BEGIN
  INSERT INTO audience_dirty (contact_id) VALUES (OLD.contact_id)
  ON CONFLICT (contact_id) DO UPDATE SET marks = marks + 1;
END;
