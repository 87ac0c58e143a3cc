CREATE TABLE `notification_reads` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`read_up_to` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`campaign_id` integer,
	`at` integer NOT NULL
);
