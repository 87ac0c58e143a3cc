CREATE TABLE `whatsapp_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`waba_id` text NOT NULL,
	`name` text NOT NULL,
	`token` text NOT NULL,
	`app_secret` text NOT NULL,
	`previous_app_secret` text,
	`verify_token` text NOT NULL,
	`status` text NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_accounts_waba_id_unique` ON `whatsapp_accounts` (`waba_id`);--> statement-breakpoint
CREATE TABLE `whatsapp_numbers` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`phone_number_id` text NOT NULL,
	`display_phone` text NOT NULL,
	`verified_name` text NOT NULL,
	`quality` text NOT NULL,
	`status` text NOT NULL,
	`throughput` integer DEFAULT 80 NOT NULL,
	`messaging_limit` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_numbers_phone_number_id_unique` ON `whatsapp_numbers` (`phone_number_id`);--> statement-breakpoint
CREATE INDEX `whatsapp_numbers_account` ON `whatsapp_numbers` (`account_id`);