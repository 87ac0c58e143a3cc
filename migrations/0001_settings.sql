CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`business_name` text NOT NULL,
	`default_country` text NOT NULL,
	`timezone` text NOT NULL,
	`locale` text NOT NULL,
	`quiet_from` integer NOT NULL,
	`quiet_until` integer NOT NULL,
	`cooldown_hours` integer NOT NULL,
	`rate_limit` integer NOT NULL,
	`size_warning` integer NOT NULL,
	`reply_hours` integer NOT NULL,
	`default_number_id` integer,
	`opt_out_keywords` text NOT NULL,
	`opt_in_keywords` text NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "settings_single" CHECK("settings"."id" = 1)
);
