import { HOUR, MINUTE, SECOND } from "@siar/kernel/clock";
import type { RowStatus } from "../sending/schema.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { demoFailures, NOT_ON_WHATSAPP, STOPPED_AT_META, type DemoFailure } from "./failures.ts";
import type { DemoPerson } from "./people.ts";
import { RATE, type DemoPlan } from "./plans.ts";

/** One row of a finished campaign's ledger; times that did not come are null. */
export interface DemoRow {
  readonly key: string;
  readonly seq: number;
  readonly status: RowStatus;
  readonly reason: string | null;
  readonly attempt: number;
  readonly tries: number;
  readonly phone: string | null;
  readonly content: string | null;
  readonly wamid: string | null;
  readonly code: number | null;
  readonly class: string | null;
  readonly detail: string | null;
  readonly claimedAt: number | null;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failedAt: number | null;
  readonly repliedAt: number | null;
  readonly reply: string | null;
}

export interface DemoStop {
  readonly key: string;
  readonly at: number;
  readonly source: "keyword" | "error" | "person";
  readonly said: string | null;
  /** The place of the campaign among the demo's. */
  readonly campaign: number | null;
}

const FAIL = 0.021;
const NEVER_DELIVERED = 0.034;
const STOP = 0.006;

const replies = [
  "Siap, terima kasih infonya!",
  "Masih berlaku sampai kapan?",
  "Bisa pesan antar, Kak?",
  "Mau dong, untuk dua orang",
  "Buka jam berapa hari Minggu?",
  "Apakah bisa digabung dengan poin?",
  "Ok, nanti sore saya mampir",
  "Wah mantap 👍",
  "Berlaku di cabang mana saja?",
  "Terima kasih, Kak 🙏",
];
const stops = ["STOP", "Berhenti", "stop", "BERHENTI"];

const textFor = (plan: DemoPlan, person: DemoPerson): string => {
  const first = person.name.split(" ")[0] ?? "";
  return plan.body.replace("{{1}}", first).replace("{{2}}", plan.variables["2"] ?? "");
};

const nothing = {
  reason: null,
  attempt: 0,
  tries: 0,
  phone: null,
  content: null,
  wamid: null,
  code: null,
  class: null,
  detail: null,
  claimedAt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  repliedAt: null,
  reply: null,
};

export interface Audience {
  readonly plan: DemoPlan;
  /** The plan's place among the demo's campaigns. */
  readonly campaign: number;
  readonly people: readonly DemoPerson[];
  /** Who had opted out before it began. */
  readonly out: ReadonlySet<string>;
}

export interface Sent {
  readonly rows: readonly DemoRow[];
  readonly stops: readonly DemoStop[];
}

/** What became of a campaign. The people remember what happened to them. */
export function sendDemo({ plan, campaign, people, out }: Audience): Sent {
  const rows: DemoRow[] = [];
  const said: DemoStop[] = [];
  const owed = [...new Map(demoFailures.map((each) => [each.class, each] as const)).values()];
  let written = 0;
  people.forEach((person, at) => {
    const place = { key: person.key, seq: at + 1 };
    const skip = out.has(person.key)
      ? "opted_out"
      : person.notOnWhatsappAt === null
        ? null
        : "not_on_whatsapp";
    if (skip !== null) {
      rows.push({ ...nothing, ...place, status: "skipped", reason: skip });
      return;
    }
    const claimedAt = plan.startedAt + 2 * SECOND + Math.floor((written * SECOND) / RATE);
    written += 1;
    const base = {
      ...nothing,
      ...place,
      attempt: 1,
      phone: person.phone,
      content: textFor(plan, person),
      claimedAt,
    };
    const chance = chanceOf(`${campaign} ${person.key}`);
    const failure = chance.is(FAIL) ? (owed.shift() ?? weighed(chance)) : null;
    const row = failure === null ? arrived(chance, plan, base) : failed(chance, base, failure);
    rows.push(row);
    said.push(...remember(chance, { person, row, failure, campaign }));
  });
  return { rows, stops: said };
}

const weighed = (chance: Chance): DemoFailure =>
  chance.weigh(demoFailures.map((each) => [each, each.weight] as const));

type Base = Omit<DemoRow, "status">;

const wamidOf = (chance: Chance): string =>
  `wamid.DEMO${Array.from({ length: 4 }, () =>
    chance
      .int(0, 2 ** 31)
      .toString(36)
      .padStart(6, "0"),
  ).join("")}`.toUpperCase();

function failed(chance: Chance, base: Base, failure: DemoFailure): DemoRow {
  const accepted = failure.reason === "reported_failed";
  const gaveUp = failure.reason === "gave_up";
  const sentAt = accepted ? (base.claimedAt ?? 0) + chance.int(200, 900) : null;
  return {
    ...base,
    status: "failed",
    reason: failure.reason,
    attempt: gaveUp ? 5 : 1,
    tries: gaveUp ? 5 : 0,
    wamid: accepted ? wamidOf(chance) : null,
    code: failure.code,
    class: failure.class,
    detail: failure.detail,
    sentAt,
    failedAt:
      (base.claimedAt ?? 0) + (gaveUp ? chance.int(40, 120) * SECOND : chance.int(1, 9) * SECOND),
  };
}

function arrived(chance: Chance, plan: DemoPlan, base: Base): DemoRow {
  const sentAt = (base.claimedAt ?? 0) + chance.int(200, 900);
  const sent = { ...base, status: "sent" as const, wamid: wamidOf(chance), sentAt };
  if (chance.is(NEVER_DELIVERED)) return sent;
  const soon = chance.is(0.9) ? chance.int(1, 20) * SECOND : chance.int(1, 9 * 60) * MINUTE;
  const deliveredAt = sentAt + soon;
  const delivered = { ...sent, status: "delivered" as const, deliveredAt };
  // The share is of those written to; only the delivered can read.
  if (!chance.is(plan.readShare / (1 - FAIL - NEVER_DELIVERED))) return delivered;
  const readAt = deliveredAt + Math.floor(MINUTE + 14 * HOUR * chance.next() ** 4);
  const read = { ...delivered, status: "read" as const, readAt };
  if (!chance.is(plan.replyShare / plan.readShare)) return read;
  const repliedAt = readAt + Math.floor(20 * SECOND + 5 * HOUR * chance.next() ** 3);
  return { ...read, repliedAt, reply: chance.pick(replies) };
}

interface Outcome {
  readonly person: DemoPerson;
  readonly row: DemoRow;
  readonly failure: DemoFailure | null;
  readonly campaign: number;
}

/** What a message changes about its person; what they say to it about consent. */
function remember(chance: Chance, { person, row, failure, campaign }: Outcome): DemoStop[] {
  const at = row.failedAt ?? row.sentAt ?? 0;
  if (failure?.code === NOT_ON_WHATSAPP) person.notOnWhatsappAt = at;
  if (failure?.code === STOPPED_AT_META) {
    return [{ key: person.key, at, source: "error", said: null, campaign }];
  }
  if (row.repliedAt !== null) {
    person.conversationCount += 1;
    person.lastInteractionAt = Math.max(person.lastInteractionAt ?? 0, row.repliedAt);
    return [];
  }
  if (row.readAt === null || !chance.is(STOP)) return [];
  const stoppedAt = row.readAt + chance.int(20, 600) * SECOND;
  person.lastInteractionAt = Math.max(person.lastInteractionAt ?? 0, stoppedAt);
  person.conversationCount += 1;
  return [
    { key: person.key, at: stoppedAt, source: "keyword", said: chance.pick(stops), campaign },
  ];
}
