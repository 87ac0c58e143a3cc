CREATE TABLE `roles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`permissions` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roles_name` ON `roles` (name COLLATE NOCASE);--> statement-breakpoint
ALTER TABLE `members` ADD `custom_role_id` integer;--> statement-breakpoint
CREATE INDEX `members_custom_role` ON `members` (`custom_role_id`);
