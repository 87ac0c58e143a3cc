ALTER TABLE `whatsapp_accounts` ADD `app_id` text;
--> statement-breakpoint
ALTER TABLE `whatsapp_accounts` ADD `rotated_at` integer;
--> statement-breakpoint
ALTER TABLE `whatsapp_accounts` ADD `verified_at` integer;
--> statement-breakpoint
ALTER TABLE `whatsapp_accounts` ADD `checks` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `whatsapp_accounts` ADD `checked_at` integer;
--> statement-breakpoint
ALTER TABLE `whatsapp_accounts` ADD `check_due_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `whatsapp_accounts` ADD `sync_due_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `whatsapp_numbers` ADD `name_status` text;
--> statement-breakpoint
ALTER TABLE `whatsapp_numbers` ADD `health` text;
--> statement-breakpoint
ALTER TABLE `whatsapp_numbers` ADD `last_error_code` integer;
--> statement-breakpoint
ALTER TABLE `whatsapp_numbers` ADD `last_error_at` integer;
--> statement-breakpoint
UPDATE `whatsapp_accounts` SET `last_error` = NULL;
