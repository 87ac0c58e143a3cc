CREATE TABLE `bulk_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`act` text NOT NULL,
	`target` text NOT NULL,
	`job_id` integer,
	`matched` integer,
	`changed` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "bulk_actions_add_up" CHECK("bulk_actions"."matched" IS NULL
        OR "bulk_actions"."changed" + "bulk_actions"."unchanged" + "bulk_actions"."failed" <= "bulk_actions"."matched")
);
--> statement-breakpoint
CREATE TABLE `bulk_members` (
	`bulk_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	PRIMARY KEY(`bulk_id`, `contact_id`)
) WITHOUT ROWID;
