CREATE TABLE `inbound_counts` (
	`kind` text PRIMARY KEY NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	`last_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `set_aside` (
	`id` integer PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`error` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `set_aside_digest_unique` ON `set_aside` (`digest`);
