import type { MessageKey } from "../../lib/i18n/index.tsx";

/** What an entry can be about; others show the name that the log has for them. */
export const entityWords: Readonly<Record<string, MessageKey>> = {
  campaign: "audit.entity.campaign",
  contact: "audit.entity.contact",
  segment: "audit.entity.segment",
  label: "audit.entity.label",
  field: "audit.entity.field",
  channel: "audit.entity.channel",
  "approved-template": "audit.entity.approved-template",
  "message-template": "audit.entity.message-template",
  settings: "audit.entity.settings",
  member: "audit.entity.member",
  "api-key": "audit.entity.api-key",
  job: "audit.entity.job",
};
