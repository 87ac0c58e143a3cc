import type { Keywords } from "../../consent/rules/index.ts";
import type { ConsentAct } from "../../consent/schema.ts";
import type { MessageEvent } from "@siar/whatsapp/webhook";
import { consentWordOf } from "./consent-word.ts";

/** What the history of somebody's consent tells: only what changed something is in it. */
export interface Word {
  readonly contactId: number;
  readonly act: ConsentAct;
  /** Whether the customer said it in person. */
  readonly customer: boolean;
  readonly at: number;
}

/** A message that is stored, as far as it may be a word about consent. */
export interface StoredMessage extends Pick<MessageEvent, "type" | "text" | "pressed" | "at"> {
  readonly contactId: number;
}

/**
 * When something was last said about somebody's consent. A START of somebody who was not out left no
 * history, and still overrules a STOP that was said before it and comes after it.
 */
export const lastSaidOf =
  (words: readonly Word[], stored: readonly StoredMessage[], keywords: Keywords) =>
  (contactId: number, act: ConsentAct, by: "customer" | "anybody"): number => {
    const told = words
      .filter((word) => word.contactId === contactId && word.act === act)
      .filter(({ customer }) => by === "anybody" || customer);
    const heard = stored
      .filter((message) => message.contactId === contactId)
      .filter((message) => consentWordOf(message, keywords)?.act === act);
    return [...told, ...heard].reduce((latest, { at }) => Math.max(latest, at), 0);
  };
