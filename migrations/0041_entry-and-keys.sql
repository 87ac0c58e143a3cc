ALTER TABLE `members` ADD `suspended_at` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `removed_at` integer;--> statement-breakpoint
CREATE TABLE `entry_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`member_id` integer,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`custom_role_id` integer,
	`made_by` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_links_hash_unique` ON `entry_links` (`hash`);--> statement-breakpoint
ALTER TABLE `api_keys` ADD `permissions` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `allowed_addresses` text;
