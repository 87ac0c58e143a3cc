ALTER TABLE `settings` ADD `conversation_hours` integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `assigned_to` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `unread` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `rating_asked_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_unread` ON `conversations` (`contact_id`,`number_id`) WHERE unread > 0;--> statement-breakpoint
CREATE INDEX `conversations_open` ON `conversations` (`last_message_at`) WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX `conversations_idle` ON `conversations` (`last_message_at`) WHERE closed_at IS NULL AND unread = 0;--> statement-breakpoint
CREATE INDEX `conversations_assigned` ON `conversations` (`assigned_to`,`last_message_at`) WHERE assigned_to IS NOT NULL;--> statement-breakpoint
CREATE TABLE `conversation_replies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` integer NOT NULL,
	`member_id` integer,
	`author` text NOT NULL,
	`type` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`media_id` integer,
	`status` text NOT NULL,
	`wamid` text,
	`error_code` integer,
	`error_detail` text,
	`category` text,
	`pricing_type` text,
	`at` integer NOT NULL,
	`sent_at` integer,
	`delivered_at` integer,
	`read_at` integer,
	`failed_at` integer
);
--> statement-breakpoint
CREATE INDEX `conversation_replies_conversation` ON `conversation_replies` (`conversation_id`,`at`);--> statement-breakpoint
CREATE INDEX `conversation_replies_wamid` ON `conversation_replies` (`wamid`) WHERE wamid IS NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_replies_sending` ON `conversation_replies` (`at`) WHERE status = 'sending';--> statement-breakpoint
CREATE TABLE `conversation_notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`conversation_id` integer NOT NULL,
	`member_id` integer,
	`author` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `conversation_notes_conversation` ON `conversation_notes` (`conversation_id`,`at`);--> statement-breakpoint
CREATE TABLE `canned_replies` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`shortcut` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `canned_replies_shortcut_unique` ON `canned_replies` (`shortcut`);--> statement-breakpoint
-- Whatever a customer says waits to be read, and opens again what was closed meanwhile.
CREATE TRIGGER conversation_messages_came AFTER INSERT ON conversation_messages
WHEN NEW.direction = 'in' AND NEW.type <> 'reaction' BEGIN
  UPDATE conversations SET unread = unread + 1, closed_at = NULL WHERE id = NEW.conversation_id;
END;
