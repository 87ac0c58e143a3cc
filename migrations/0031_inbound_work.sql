-- Files that customers sent: Meta keeps them for seven days, by then they are in the bucket.
CREATE TABLE `inbound_media` (
	`id` integer PRIMARY KEY NOT NULL,
	`wamid` text NOT NULL,
	`number_id` integer NOT NULL,
	`meta_id` text NOT NULL,
	`mime` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`size` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbound_media_wamid` ON `inbound_media` (`wamid`);--> statement-breakpoint
CREATE INDEX `inbound_media_due` ON `inbound_media` (`due_at`) WHERE status = 'waiting';
--> statement-breakpoint
CREATE INDEX `inbound_media_orphaned` ON `inbound_media` (`due_at`) WHERE status = 'orphaned';
--> statement-breakpoint
-- What a deleted contact sent is to leave the bucket as well.
CREATE TRIGGER inbound_media_contact_gone AFTER DELETE ON contacts BEGIN
  UPDATE inbound_media SET status = 'orphaned' WHERE wamid IN (
    SELECT m.wamid FROM conversations AS c
    CROSS JOIN conversation_messages AS m ON m.conversation_id = c.id
    WHERE c.contact_id = OLD.id AND m.direction = 'in');
END;
--> statement-breakpoint
ALTER TABLE `settings` ADD `opt_out_reply` text;
--> statement-breakpoint
-- Whoever says STOP may be told, once, that it was heard.
CREATE TABLE `opt_out_replies` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`number_id` integer NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `opt_out_replies_due` ON `opt_out_replies` (`at`) WHERE status = 'due';
--> statement-breakpoint
-- What Meta told last, one way or the other: what comes late must not overrule it.
ALTER TABLE `contact_preferences` ADD `meta_told_at` integer;
