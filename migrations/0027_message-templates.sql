CREATE TABLE `campaign_templates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`type` text DEFAULT 'text' NOT NULL,
	`content` text NOT NULL,
	`media_id` integer,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_templates_name` ON `campaign_templates` (name COLLATE NOCASE);--> statement-breakpoint
CREATE INDEX `campaign_templates_category` ON `campaign_templates` (`category`);--> statement-breakpoint
CREATE INDEX `campaign_templates_media` ON `campaign_templates` (`media_id`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `message_template_id` integer;--> statement-breakpoint
CREATE INDEX `campaigns_message_template` ON `campaigns` (`message_template_id`);
