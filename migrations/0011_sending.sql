CREATE TABLE `campaign_counters` (
	`campaign_id` integer PRIMARY KEY NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`pending` integer DEFAULT 0 NOT NULL,
	`claimed` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`delivered` integer DEFAULT 0 NOT NULL,
	`read` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`unknown` integer DEFAULT 0 NOT NULL,
	`replied` integer DEFAULT 0 NOT NULL,
	`opted_out` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign_messages` (
	`campaign_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`attempt` integer DEFAULT 0 NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`lease` integer DEFAULT 0 NOT NULL,
	`not_before` integer,
	`phone` text,
	`content` text,
	`wamid` text,
	`held` integer DEFAULT false NOT NULL,
	`error_code` integer,
	`error_class` text,
	`error_detail` text,
	`category` text,
	`pricing_type` text,
	`claimed_at` integer,
	`sent_at` integer,
	`delivered_at` integer,
	`read_at` integer,
	`failed_at` integer,
	`replied_at` integer,
	`reply_content` text,
	PRIMARY KEY(`campaign_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_messages_contact` ON `campaign_messages` (`contact_id`,`campaign_id`);--> statement-breakpoint
CREATE INDEX `campaign_messages_wamid` ON `campaign_messages` (`wamid`) WHERE wamid IS NOT NULL;--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`id` integer PRIMARY KEY NOT NULL,
	`campaign_id` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dead_letters_campaign` ON `dead_letters` (`campaign_id`,`id`);--> statement-breakpoint
CREATE TABLE `revoked_leases` (
	`campaign_id` integer NOT NULL,
	`lease` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `lease`)
) WITHOUT ROWID;
