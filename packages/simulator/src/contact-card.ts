import type { Network } from "./network.ts";
import { matchesAny, userIdOf } from "./rules/phone.ts";
import type { ContactCard } from "./rules/webhook-body.ts";

export function isHidden(network: Network, phone: string): boolean {
  return matchesAny(phone, network.behaviour.hiddenPhones);
}

/** Who it was: people with a username keep their number to themselves. */
export function contactCard(network: Network, phone: string): ContactCard {
  const name = network.people.nameOf(phone);
  const userId = userIdOf(phone);
  if (!isHidden(network, phone)) return { profile: { name }, wa_id: phone, user_id: userId };
  const username = `@${name.toLowerCase().replace(/\W+/g, ".")}`;
  return { profile: { name, username }, user_id: userId };
}
