-- A reply is marked when it comes: what is a STOP or a thumbs-up then stays one, whatever the
-- keywords are later.
ALTER TABLE `conversation_messages` ADD `is_reply` integer DEFAULT false NOT NULL;
--> statement-breakpoint
UPDATE conversation_messages SET is_reply = 1
WHERE direction = 'in' AND campaign_id IS NOT NULL
  AND type NOT IN ('reaction', 'unsupported', 'edit', 'revoke')
  AND NOT EXISTS (
    SELECT 1 FROM consent_events e
    WHERE e.contact_id = conversation_messages.contact_id AND e.at = conversation_messages.at);
--> statement-breakpoint
CREATE INDEX `conversation_messages_replies` ON `conversation_messages` (`campaign_id`,`at`,`id`) WHERE is_reply = 1;
--> statement-breakpoint
CREATE TABLE `campaign_engagement` (
	`campaign_id` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`campaign_id`, `kind`, `what`)
) WITHOUT ROWID;
--> statement-breakpoint
-- Messages are stored once each, so that a press is counted once, however often Meta reports it.
CREATE TRIGGER conversation_messages_engaged AFTER INSERT ON conversation_messages
WHEN NEW.campaign_id IS NOT NULL AND NEW.type IN ('button', 'reaction') AND NEW.text <> '' BEGIN
  INSERT INTO campaign_engagement (campaign_id, kind, what, count)
  VALUES (NEW.campaign_id, NEW.type, NEW.text, 1)
  ON CONFLICT (campaign_id, kind, what) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
INSERT INTO campaign_engagement (campaign_id, kind, what, count)
SELECT campaign_id, type, text, count(*) FROM conversation_messages
WHERE campaign_id IS NOT NULL AND type IN ('button', 'reaction') AND text <> ''
GROUP BY campaign_id, type, text;
