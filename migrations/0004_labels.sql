CREATE TABLE `contact_labels` (
	`contact_id` integer NOT NULL,
	`label_id` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `label_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `contact_labels_label` ON `contact_labels` (`label_id`,`contact_id`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`color` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_name` ON `labels` (name COLLATE NOCASE);