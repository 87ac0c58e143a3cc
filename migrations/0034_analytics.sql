ALTER TABLE `campaign_counters` ADD `checked_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE TABLE `campaign_facts` (
	`campaign_id` integer NOT NULL,
	`block` integer NOT NULL,
	`version` integer NOT NULL,
	`outcomes` text NOT NULL,
	`moments` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `block`)
);
--> statement-breakpoint
CREATE TABLE `campaign_facts_stale` (
	`campaign_id` integer NOT NULL,
	`block` integer NOT NULL,
	`since` integer NOT NULL,
	`counted_by` text,
	PRIMARY KEY(`campaign_id`, `block`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `conversation_messages_gesture` ON `conversation_messages` (`campaign_id`,`contact_id`,`type`,`at`,`text`) WHERE type IN ('reaction', 'button', 'interactive');
--> statement-breakpoint
-- Whatever changes a row of the ledger marks its block, whoever did it: what is known of it is
-- believed again once it has been counted anew. A block that is marked already costs no write,
-- unless somebody is counting it.
CREATE TRIGGER campaign_facts_row_made AFTER INSERT ON campaign_messages BEGIN
  INSERT INTO campaign_facts_stale (campaign_id, block, since)
  VALUES (NEW.campaign_id, NEW.seq / 4096, unixepoch() * 1000)
  ON CONFLICT (campaign_id, block) DO UPDATE SET counted_by = NULL WHERE counted_by IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER campaign_facts_row_changed AFTER UPDATE ON campaign_messages BEGIN
  INSERT INTO campaign_facts_stale (campaign_id, block, since)
  VALUES (NEW.campaign_id, NEW.seq / 4096, unixepoch() * 1000)
  ON CONFLICT (campaign_id, block) DO UPDATE SET counted_by = NULL WHERE counted_by IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER campaign_facts_row_gone AFTER DELETE ON campaign_messages BEGIN
  INSERT INTO campaign_facts_stale (campaign_id, block, since)
  VALUES (OLD.campaign_id, OLD.seq / 4096, unixepoch() * 1000)
  ON CONFLICT (campaign_id, block) DO UPDATE SET counted_by = NULL WHERE counted_by IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER campaign_facts_gesture AFTER INSERT ON conversation_messages
WHEN NEW.campaign_id IS NOT NULL AND NEW.type IN ('reaction', 'button', 'interactive') BEGIN
  INSERT INTO campaign_facts_stale (campaign_id, block, since)
  SELECT m.campaign_id, m.seq / 4096, unixepoch() * 1000 FROM campaign_messages AS m
  WHERE m.contact_id = NEW.contact_id AND m.campaign_id = NEW.campaign_id
  ON CONFLICT (campaign_id, block) DO UPDATE SET counted_by = NULL WHERE counted_by IS NOT NULL;
END;
--> statement-breakpoint
INSERT INTO campaign_facts_stale (campaign_id, block, since)
SELECT DISTINCT campaign_id, seq / 4096, 0 FROM campaign_messages;
--> statement-breakpoint
DROP TRIGGER campaign_messages_inserted;
--> statement-breakpoint
-- A row that was answered when it was written counts as well.
CREATE TRIGGER campaign_messages_inserted AFTER INSERT ON campaign_messages BEGIN
  UPDATE campaign_counters SET
    total = total + 1,
    pending = pending + (NEW.status = 'pending'),
    claimed = claimed + (NEW.status = 'claimed'),
    sent = sent + (NEW.status = 'sent'),
    delivered = delivered + (NEW.status = 'delivered'),
    read = read + (NEW.status = 'read'),
    failed = failed + (NEW.status = 'failed'),
    skipped = skipped + (NEW.status = 'skipped'),
    unknown = unknown + (NEW.status = 'unknown'),
    replied = replied + (NEW.replied_at IS NOT NULL)
  WHERE campaign_id = NEW.campaign_id;
END;
