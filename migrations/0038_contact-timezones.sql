CREATE INDEX `contacts_timezone` ON `contacts` (`timezone`) WHERE timezone IS NOT NULL;
