CREATE TABLE `message_rates` (
	`country` text NOT NULL,
	`category` text NOT NULL,
	`amount_micros` integer NOT NULL,
	`currency` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`country`, `category`)
) WITHOUT ROWID;
