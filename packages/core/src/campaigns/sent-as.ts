import type { SentAs } from "../rates/rules/index.ts";
import type { CampaignRow } from "./store.ts";

/** By what a campaign is charged: its template as launched, or as chosen while it is a draft. */
export function sentAs(
  { frozenMessage, templateCategory, startedAt }: CampaignRow,
  now: number,
): SentAs {
  const template = frozenMessage?.type === "template" ? frozenMessage.category : templateCategory;
  return { template, startedAt: startedAt ?? now };
}
