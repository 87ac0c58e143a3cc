CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`segment_id` integer,
	`exclude_segment_ids` text DEFAULT '[]' NOT NULL,
	`number_id` integer,
	`message_type` text NOT NULL,
	`message_content` text DEFAULT '' NOT NULL,
	`media_id` integer,
	`template_id` integer,
	`template_name` text,
	`template_language` text,
	`template_variables` text DEFAULT '{}' NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`phase` text,
	`scheduled_at` integer,
	`timezone` text NOT NULL,
	`rate_limit` integer NOT NULL,
	`cooldown_hours` integer NOT NULL,
	`missed` integer DEFAULT false NOT NULL,
	`pause_reason` text,
	`failure_reason` text,
	`frozen_message` text,
	`frozen_audience` text,
	`created_by` integer,
	`updated_by` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`started_at` integer,
	`paused_at` integer,
	`completed_at` integer,
	`heartbeat_at` integer
);
--> statement-breakpoint
CREATE INDEX `campaigns_status` ON `campaigns` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `campaigns_segment` ON `campaigns` (`segment_id`);--> statement-breakpoint
CREATE INDEX `campaigns_alive` ON `campaigns` (`completed_at`,`started_at`);
