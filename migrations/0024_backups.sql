ALTER TABLE `settings` ADD `backup_keep` integer DEFAULT 14 NOT NULL;
