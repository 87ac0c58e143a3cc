-- The counters are exact by construction: whatever changes a ledger row changes them in the same
-- transaction, whoever did it.
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
    unknown = unknown + (NEW.status = 'unknown')
  WHERE campaign_id = NEW.campaign_id;
END;
--> statement-breakpoint
CREATE TRIGGER campaign_messages_moved AFTER UPDATE OF status ON campaign_messages
WHEN OLD.status <> NEW.status BEGIN
  UPDATE campaign_counters SET
    pending = pending - (OLD.status = 'pending') + (NEW.status = 'pending'),
    claimed = claimed - (OLD.status = 'claimed') + (NEW.status = 'claimed'),
    sent = sent - (OLD.status = 'sent') + (NEW.status = 'sent'),
    delivered = delivered - (OLD.status = 'delivered') + (NEW.status = 'delivered'),
    read = read - (OLD.status = 'read') + (NEW.status = 'read'),
    failed = failed - (OLD.status = 'failed') + (NEW.status = 'failed'),
    skipped = skipped - (OLD.status = 'skipped') + (NEW.status = 'skipped'),
    unknown = unknown - (OLD.status = 'unknown') + (NEW.status = 'unknown')
  WHERE campaign_id = NEW.campaign_id;
END;
--> statement-breakpoint
CREATE TRIGGER campaign_messages_replied AFTER UPDATE OF replied_at ON campaign_messages
WHEN (OLD.replied_at IS NULL) <> (NEW.replied_at IS NULL) BEGIN
  UPDATE campaign_counters SET replied = replied + iif(NEW.replied_at IS NULL, -1, 1)
  WHERE campaign_id = NEW.campaign_id;
END;
--> statement-breakpoint
CREATE TRIGGER campaign_messages_removed AFTER DELETE ON campaign_messages BEGIN
  UPDATE campaign_counters SET
    total = total - 1,
    replied = replied - (OLD.replied_at IS NOT NULL),
    pending = pending - (OLD.status = 'pending'),
    claimed = claimed - (OLD.status = 'claimed'),
    sent = sent - (OLD.status = 'sent'),
    delivered = delivered - (OLD.status = 'delivered'),
    read = read - (OLD.status = 'read'),
    failed = failed - (OLD.status = 'failed'),
    skipped = skipped - (OLD.status = 'skipped'),
    unknown = unknown - (OLD.status = 'unknown')
  WHERE campaign_id = OLD.campaign_id;
END;
--> statement-breakpoint
CREATE TRIGGER consent_events_attributed AFTER INSERT ON consent_events
WHEN NEW.act IN ('opt_out', 'meta_stop') AND NEW.campaign_id IS NOT NULL BEGIN
  UPDATE campaign_counters SET opted_out = opted_out + 1 WHERE campaign_id = NEW.campaign_id;
END;
