import type { MessageKey } from "../../lib/i18n/index.tsx";

/** `reason:code`, where the system paused because of an answer of Meta's. */
export interface Reason {
  name: string;
  code: string | undefined;
}

export function readReason(text: string): Reason {
  const [name = text, code] = text.split(":");
  return { name, code };
}

/** What stopped a campaign, with what to do about it; unknown reasons show as they were written. */
export const reasonWords: Readonly<Record<string, MessageKey>> = {
  stopped_all: "campaigns.reason.stoppedAll",
  account_refused: "campaigns.reason.account",
  template_refused: "campaigns.reason.template",
  "channel-not-connected": "campaigns.reason.notConnected",
  channel_not_connected: "campaigns.reason.notConnected",
  "campaign-no-recipients": "campaigns.reason.noRecipients",
  faults_in_a_row: "campaigns.reason.faults",
  number_unreachable: "campaigns.reason.unreachable",
  limit_reached: "campaigns.reason.limit",
  no_recipients: "campaigns.reason.noRecipients",
  "campaign-incomplete": "campaigns.reason.incomplete",
  "template-not-sendable": "campaigns.reason.template",
};
