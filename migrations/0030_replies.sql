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
