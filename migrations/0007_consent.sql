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
CREATE INDEX `contact_preferences_opted_out` ON `contact_preferences` (`opted_out`,`opted_out_at`);