CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`file` text,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`encoding` text NOT NULL,
	`delimiter` text NOT NULL,
	`has_header` integer NOT NULL,
	`columns` text NOT NULL,
	`plan` text,
	`job_id` integer,
	`read` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`updated` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`newest_before` integer DEFAULT 0 NOT NULL,
	`discarded_at` integer,
	`created_by` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "imports_add_up" CHECK("imports"."read" = "imports"."created" + "imports"."updated" + "imports"."skipped" + "imports"."failed")
);
--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`created_at`);
