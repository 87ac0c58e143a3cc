import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { MessageEvent, Party, PreferenceEvent } from "@siar/whatsapp/webhook";
import { numberIdsByMeta } from "../channels/index.ts";
import {
  metaResumeStatements,
  metaStopStatements,
  optInStatements,
  optOutStatements,
} from "../consent/index.ts";
import { inboundStatements, replyStatements } from "../conversations/index.ts";
import { getSettings } from "../settings/index.ts";
import {
  attachmentOf,
  consentWordOf,
  decide,
  lastSaidOf,
  type Aside,
  type Decision,
  type Known,
  type NewMessage,
  type StoredMessage,
} from "./rules/index.ts";
import type { CampaignRow, ConsentSaid } from "./rules/decide.ts";
import { countStatements, setAsideStatements } from "./store/aside.ts";
import { awaitFiles, type NewAttachment } from "./store/media.ts";
import { heardSince, lastWords, newestRows, quotedRows, storedMessages } from "./store/known.ts";
import { oweOptOutReply } from "./store/opt-out-replies.ts";
import { contactsOfParties, meetParties, partiesJson } from "./store/people.ts";

/** What a body brought, besides statuses. */
export interface Arrivals {
  readonly messages: readonly MessageEvent[];
  readonly preferences: readonly PreferenceEvent[];
  readonly unreadable: readonly Aside[];
  /** Names of what is only counted. */
  readonly counted: readonly string[];
}

/** A message for a number that is not connected here. */
export const HOMELESS = "homeless";

export interface Received {
  readonly messages: number;
  readonly homeless: number;
  readonly optOuts: number;
  /** Files that are to be fetched from Meta. */
  readonly files: number;
  /** Ledger rows that got a reply or an opt-out, for those who watch the campaign. */
  readonly touched: readonly CampaignRow[];
  /** Who wrote, for those who watch the inbox. */
  readonly contactIds: readonly number[];
}

/**
 * Applies what customers said, consent included, in two batches: who they are and what is known,
 * then all that follows. Meta gets its answer only afterwards, and may deliver any of it again.
 */
export async function receive(ctx: Ctx, arrivals: Arrivals): Promise<Received> {
  const decision = await decideArrivals(ctx, arrivals);
  const homeless = decision.homeless.map((message) => ({
    kind: HOMELESS,
    body: JSON.stringify(message),
    error: "This number is not connected",
  }));
  const files = decision.messages.flatMap(fileOf);
  const statements: Statement[] = [
    ...(await inboundStatements(ctx, decision.messages.map(arrivalOf))),
    ...awaitFiles(ctx, files),
    ...replyStatements(ctx, decision.replies),
    ...decision.consent.flatMap((said) => consentStatements(ctx, said)),
    ...(await setAsideStatements(ctx, [...arrivals.unreadable, ...homeless])),
    ...countStatements(ctx, arrivals.counted),
  ];
  const [first, ...rest] = statements;
  if (first !== undefined) await ctx.db.batch([first, ...rest]);
  return {
    messages: decision.messages.length,
    homeless: homeless.length,
    optOuts: decision.consent.filter(({ act }) => act === "opt_out").length,
    files: files.length,
    touched: touchedRows(decision),
    contactIds: decision.messages.map(({ contactId }) => contactId),
  };
}

const NOTHING: Decision = { messages: [], consent: [], replies: [], homeless: [] };

async function decideArrivals(ctx: Ctx, arrivals: Arrivals): Promise<Decision> {
  if (arrivals.messages.length + arrivals.preferences.length === 0) return NOTHING;
  // A clock that runs ahead must not keep a window open or overrule a later word.
  const messages = arrivals.messages.map((one) => ({ ...one, at: Math.min(one.at, ctx.now) }));
  const preferences = arrivals.preferences.map((one) => ({
    ...one,
    at: Math.min(one.at, ctx.now),
  }));
  return decide(messages, preferences, await whatIsKnown(ctx, messages, preferences));
}

async function whatIsKnown(
  ctx: Ctx,
  messages: readonly MessageEvent[],
  preferences: readonly PreferenceEvent[],
): Promise<Known> {
  const settings = await getSettings(ctx);
  const numbers = await numberIdsByMeta(ctx, [...new Set(messages.map((m) => m.phoneNumberId))]);
  const people = [...messages.map(({ from }) => from), ...preferences.map(({ who }) => who)];
  const wamids = messages.map(({ wamid }) => wamid);
  const parties = partiesJson(people, settings);
  const asked = messages.map(({ quoted, at }, party) => ({ quoted, at, party }));
  const [, , , , contacts, stored, quoted, newest, words] = await ctx.db.batch([
    ...meetParties(ctx, parties),
    contactsOfParties(ctx, parties),
    storedMessages(ctx, wamids),
    quotedRows(ctx, asked),
    newestRows(ctx, asked, parties, settings.replyHours),
    lastWords(ctx, parties),
  ]);
  const contactByParty = new Map(contacts.map((row) => [people[row.party], row.contactId]));
  const storedIds = new Set(stored.map(({ wamid }) => wamid));
  const keywords = { optOut: settings.optOutKeywords, optIn: settings.optInKeywords };
  const spoken = messages.filter((message) => consentWordOf(message, keywords) !== null);
  const heard = await heardAfter(ctx, spoken, ({ from }) => contactByParty.get(from) ?? 0);
  const answered = new Map(
    [...newest, ...quoted].map((row) => [messages[row.message]?.wamid, row]),
  );
  return {
    keywords,
    contactOf: (event) => contactByParty.get(partyOf(event)) ?? null,
    numberOf: ({ phoneNumberId }) => numbers.get(phoneNumberId) ?? null,
    isStored: ({ wamid }) => storedIds.has(wamid),
    answered: ({ wamid }) => rowOf(answered.get(wamid)),
    lastSaid: lastSaidOf(
      words.map((word) => ({ ...word, customer: word.customer === 1 })),
      heard,
      keywords,
    ),
  };
}

/** What the same people said after what only arrives now. */
async function heardAfter(
  ctx: Ctx,
  spoken: readonly MessageEvent[],
  contactOf: (message: MessageEvent) => number,
): Promise<StoredMessage[]> {
  if (spoken.length === 0) return [];
  return heardSince(ctx, spoken.map(contactOf), Math.min(...spoken.map(({ at }) => at)));
}

const rowOf = (row: CampaignRow | undefined): CampaignRow | null =>
  row === undefined ? null : { campaignId: row.campaignId, seq: row.seq };

const partyOf = (event: MessageEvent | PreferenceEvent): Party =>
  "from" in event ? event.from : event.who;

const arrivalOf = ({ message, contactId, numberId, campaign, isReply }: NewMessage) => ({
  contactId,
  numberId,
  wamid: message.wamid,
  type: message.type,
  text: message.text,
  payload: message.payload,
  quoted: message.quoted,
  campaignId: campaign?.campaignId ?? null,
  isReply,
  at: message.at,
});

const fileOf = ({ message, numberId }: NewMessage): NewAttachment[] => {
  const attachment = attachmentOf(message);
  return attachment === null ? [] : [{ ...attachment, wamid: message.wamid, numberId }];
};

/** Written as of when it was said, so that a word which comes late is known to be the older one. */
function consentStatements(ctx: Ctx, { act, at, numberId, ...said }: ConsentSaid): Statement[] {
  const then = { ...ctx, now: at };
  switch (act) {
    case "opt_out":
      return [
        ...optOutStatements(then, said),
        ...(numberId === null ? [] : [oweOptOutReply(ctx, { ...said, numberId, at })]),
      ];
    case "opt_in":
      return optInStatements(then, said);
    case "meta_stop":
      return metaStopStatements(then, said);
    case "meta_resume":
      return metaResumeStatements(then, said);
  }
}

function touchedRows({ messages }: Decision): CampaignRow[] {
  const rows = messages.flatMap(({ campaign }) => (campaign === null ? [] : [campaign]));
  return [...new Map(rows.map((row) => [`${row.campaignId}:${row.seq}`, row])).values()];
}
