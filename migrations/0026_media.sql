CREATE TABLE `media` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`mime` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`duration_ms` integer,
	`sha256` text NOT NULL,
	`file` text NOT NULL,
	`thumbnail` text,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_sha256` ON `media` (`sha256`);
--> statement-breakpoint
CREATE INDEX `media_kind` ON `media` (`kind`,`id`);
--> statement-breakpoint
CREATE TABLE `media_uploads` (
	`media_id` integer NOT NULL,
	`number_id` integer NOT NULL,
	`meta_id` text,
	`expires_at` integer DEFAULT 0 NOT NULL,
	`busy_until` integer DEFAULT 0 NOT NULL,
	`lost_at` integer DEFAULT 0 NOT NULL,
	`failed_at` integer DEFAULT 0 NOT NULL,
	`failure_code` integer,
	PRIMARY KEY(`media_id`, `number_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `media_leftovers` (
	`file` text PRIMARY KEY NOT NULL,
	`upload_id` text,
	`due_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `media_leftovers_due` ON `media_leftovers` (`due_at`);
--> statement-breakpoint
CREATE INDEX `campaigns_media` ON `campaigns` (`media_id`);
