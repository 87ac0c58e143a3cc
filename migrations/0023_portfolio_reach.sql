CREATE TABLE `portfolio_reach` (
	`id` integer PRIMARY KEY NOT NULL CHECK (`id` = 1),
	`people` integer NOT NULL,
	`counted_at` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `portfolio_reach` (`id`, `people`, `counted_at`) VALUES (1, 0, 0);
