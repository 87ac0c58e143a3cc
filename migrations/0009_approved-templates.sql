CREATE TABLE `whatsapp_templates` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`template_id` text NOT NULL,
	`template_name` text NOT NULL,
	`language` text NOT NULL,
	`category` text NOT NULL,
	`status` text NOT NULL,
	`parameter_format` text NOT NULL,
	`components` text NOT NULL,
	`variables` text NOT NULL,
	`quality` text,
	`rejected_reason` text,
	`last_synced_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_templates_meta` ON `whatsapp_templates` (`account_id`,`template_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_templates_name` ON `whatsapp_templates` (`account_id`,`template_name`,`language`);