import { isWords } from "../../conversations/rules/index.ts";
import type { Keywords } from "../../consent/rules/index.ts";
import type { ConsentAct, ConsentSource } from "../../consent/schema.ts";
import type { MessageEvent, PreferenceEvent } from "@siar/whatsapp/webhook";
import { consentWordOf } from "./consent-word.ts";

export interface CampaignRow {
  readonly campaignId: number;
  readonly seq: number;
}

/** What the database knows about what has arrived. */
export interface Known {
  readonly keywords: Keywords;
  readonly contactOf: (event: MessageEvent | PreferenceEvent) => number | null;
  readonly numberOf: (message: MessageEvent) => number | null;
  readonly isStored: (message: MessageEvent) => boolean;
  /** The campaign message that this one answers. */
  readonly answered: (message: MessageEvent) => CampaignRow | null;
  /** When somebody last said it: the customer in person, or anybody at all. */
  readonly lastSaid: (contactId: number, act: ConsentAct, by: "customer" | "anybody") => number;
}

export interface NewMessage {
  readonly message: MessageEvent;
  readonly contactId: number;
  readonly numberId: number;
  readonly campaign: CampaignRow | null;
  readonly isReply: boolean;
}

export interface ConsentSaid {
  readonly contactId: number;
  readonly act: ConsentAct;
  readonly source: ConsentSource;
  readonly said: string | null;
  readonly campaignId: number | null;
  /** Of ours, to which it was said. */
  readonly numberId: number | null;
  readonly at: number;
}

export interface Reply extends CampaignRow {
  readonly at: number;
  readonly content: string;
}

export interface Decision {
  readonly messages: readonly NewMessage[];
  readonly consent: readonly ConsentSaid[];
  readonly replies: readonly Reply[];
  /** For a number that is not connected here: nothing to hang them on. */
  readonly homeless: readonly MessageEvent[];
}

/** What follows from messages and preferences. Said twice, or in another order, it is the same. */
export function decide(
  messages: readonly MessageEvent[],
  preferences: readonly PreferenceEvent[],
  known: Known,
): Decision {
  const fresh = inOrder(onceEach(messages)).filter((message) => !known.isStored(message));
  const placed = fresh.flatMap((message) => {
    const contactId = known.contactOf(message);
    const numberId = known.numberOf(message);
    if (contactId === null || numberId === null) return [];
    const campaign = known.answered(message);
    const isReply = campaign !== null && mayBeReply(message, known.keywords);
    return [{ message, contactId, numberId, campaign, isReply }];
  });
  // A STOP counts even where its message has no place: it is the person who is left in peace.
  const words = fresh.flatMap((message) => wordOf(message, known));
  return {
    messages: placed,
    consent: [...words, ...inOrder(preferences).flatMap((one) => preferenceOf(one, known))],
    replies: firstReplies(placed.filter(({ isReply }) => isReply)),
    homeless: fresh.filter((message) => known.numberOf(message) === null),
  };
}

const onceEach = (messages: readonly MessageEvent[]): MessageEvent[] => [
  ...new Map(messages.map((message) => [message.wamid, message])).values(),
];

const inOrder = <T extends { readonly at: number }>(events: readonly T[]): T[] =>
  events.toSorted((a, b) => a.at - b.at);

/**
 * A late STOP gives way only to a later word of the customer's own. A START gives way to any later
 * STOP, whoever said it: in doubt, nobody is written to.
 */
function wordOf(message: MessageEvent, known: Known): ConsentSaid[] {
  const contactId = known.contactOf(message);
  const word = consentWordOf(message, known.keywords);
  if (contactId === null || word === null) return [];
  const overruled =
    word.act === "opt_out"
      ? known.lastSaid(contactId, "opt_in", "customer") > message.at
      : known.lastSaid(contactId, "opt_out", "anybody") > message.at;
  if (overruled) return [];
  const { at, text } = message;
  const campaignId = word.act === "opt_out" ? (known.answered(message)?.campaignId ?? null) : null;
  const numberId = known.numberOf(message);
  return [{ contactId, ...word, said: text.slice(0, 200), campaignId, numberId, at }];
}

/** Told to Meta, not to us: a flag of its own, by the order of Meta's own clock. */
function preferenceOf(preference: PreferenceEvent, known: Known): ConsentSaid[] {
  const contactId = known.contactOf(preference);
  if (contactId === null) return [];
  const stops = preference.value === "stop";
  const opposite = stops ? "meta_resume" : "meta_stop";
  if (known.lastSaid(contactId, opposite, "customer") > preference.at) return [];
  const act = stops ? "meta_stop" : "meta_resume";
  return [
    {
      contactId,
      act,
      source: "meta",
      said: null,
      campaignId: null,
      numberId: null,
      at: preference.at,
    },
  ];
}

/** A reaction is no reply, and neither is a change to an earlier message or a word about consent. */
const mayBeReply = (message: MessageEvent, keywords: Keywords): boolean =>
  isWords(message.type) && consentWordOf(message, keywords) === null;

/** The first answer to each campaign message, by Meta's clock. */
function firstReplies(messages: readonly NewMessage[]): Reply[] {
  const first = new Map<string, Reply>();
  for (const { message, campaign } of messages) {
    if (campaign === null) continue;
    const key = `${campaign.campaignId}:${campaign.seq}`;
    if (first.has(key)) continue;
    const content = message.text === "" ? `[${message.type}]` : message.text;
    first.set(key, { ...campaign, at: message.at, content: content.slice(0, 2_000) });
  }
  return [...first.values()];
}
