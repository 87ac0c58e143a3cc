CREATE TABLE `segment_members` (
	`segment_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	PRIMARY KEY(`segment_id`, `contact_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `segment_members_contact` ON `segment_members` (`contact_id`);--> statement-breakpoint
CREATE TABLE `segments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`criteria` text NOT NULL,
	`is_dynamic` integer DEFAULT true NOT NULL,
	`contact_count` integer,
	`last_refreshed_at` integer,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `segments_name` ON `segments` (name COLLATE NOCASE);