CREATE TABLE `conversation_messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`conversation_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`direction` text NOT NULL,
	`wamid` text NOT NULL,
	`type` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`payload` text,
	`quoted_wamid` text,
	`campaign_id` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_messages_wamid_unique` ON `conversation_messages` (`wamid`);--> statement-breakpoint
CREATE INDEX `conversation_messages_conversation` ON `conversation_messages` (`conversation_id`,`at`);--> statement-breakpoint
CREATE INDEX `conversation_messages_campaign` ON `conversation_messages` (`campaign_id`,`at`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`number_id` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`last_message_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `conversations_contact` ON `conversations` (`contact_id`,`number_id`,`last_message_at`);--> statement-breakpoint
CREATE INDEX `conversations_last_message` ON `conversations` (`last_message_at`,`id`);--> statement-breakpoint
CREATE TABLE `service_windows` (
	`contact_id` integer NOT NULL,
	`number_id` integer NOT NULL,
	`last_inbound_at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `number_id`)
) WITHOUT ROWID;
--> statement-breakpoint
-- Whoever opens a conversation, the contact's count of them rises with it.
CREATE TRIGGER conversations_opened AFTER INSERT ON conversations BEGIN
  UPDATE contacts SET conversation_count = conversation_count + 1 WHERE id = NEW.contact_id;
END;
