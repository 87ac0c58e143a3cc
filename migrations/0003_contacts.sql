CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`phone` text,
	`user_id` text,
	`language` text,
	`timezone` text,
	`attributes` text DEFAULT '{}' NOT NULL,
	`workflow_status` text DEFAULT 'incoming' NOT NULL,
	`last_interaction_at` integer,
	`conversation_count` integer DEFAULT 0 NOT NULL,
	`rating` integer,
	`source` text DEFAULT 'manual' NOT NULL,
	`opt_in_source` text,
	`opt_in_text` text,
	`opt_in_at` integer,
	`not_on_whatsapp_at` integer,
	`marketing_blocked_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_phone_unique` ON `contacts` (`phone`);--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_user_id_unique` ON `contacts` (`user_id`);--> statement-breakpoint
CREATE INDEX `contacts_last_interaction` ON `contacts` (`last_interaction_at`,`id`);--> statement-breakpoint
CREATE INDEX `contacts_workflow_status` ON `contacts` (`workflow_status`,`id`);--> statement-breakpoint
CREATE INDEX `contacts_created` ON `contacts` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `contacts_name` ON `contacts` (name COLLATE NOCASE,`id`);