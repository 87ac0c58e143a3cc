import { contactCard, isHidden } from "./contact-card.ts";
import type { Network } from "./network.ts";
import { statusUpdate } from "./rules/status-update.ts";
import type { Update } from "./rules/webhook-body.ts";
import { decodePlan } from "./store/messages.ts";
import { findNumber } from "./world.ts";

/** A person opens the conversation: what has arrived is read now, whatever was planned. */
export function readNow(network: Network, phone: string, now: number): Update[] {
  return network.messages.unreadBy(phone).flatMap((row): Update[] => {
    const number = findNumber(row.number_id);
    if (number === undefined) return [];
    const rest = decodePlan(row.plan)
      .slice(row.step)
      .filter((step) => step.kind !== "read");
    const happens = now - row.accepted_at;
    network.messages.replan(row.seq, row.accepted_at, rest);
    network.messages.setRead(row.seq, now);
    network.tallies.add("read");
    const reported = {
      wamid: network.wamid(row),
      phone,
      hidden: isHidden(network, phone),
      category: row.category,
      windowOpen: row.window_open === 1,
      callback: row.callback,
      acceptedAt: row.accepted_at,
      alreadyPriced: row.delivered_at !== null,
    };
    const value = statusUpdate(reported, { kind: "read", happens, leaves: happens });
    return [{ kind: "status", number, contact: contactCard(network, phone), value }];
  });
}
