import { DAY, iso } from "@siar/kernel/clock";
import { costCategory, costOf, type Prices } from "../../rates/rules/index.ts";
import { forCampaigns, type AudienceEstimate, type Hours } from "../../sending/rules/index.ts";
import { skipReasons } from "../../sending/schema.ts";
import { isQuiet, type QuietHours } from "../../settings/rules/index.ts";
import type { DailyLimit, Estimate, EstimateWarning } from "../schema.ts";
import { decideLimit } from "./estimate-limit.ts";
import { finishOf } from "./finish.ts";

/** Everything that an estimate is made of. */
export interface EstimateFacts extends AudienceEstimate {
  readonly startsAt: number;
  readonly rateLimit: number;
  readonly throughput: number;
  readonly sizeWarning: number;
  readonly quietHours: QuietHours | null;
  /** When its people may be reached; null: at any hour. */
  readonly hours: Hours | null;
  readonly timezone: string;
  /** Of the template; null for a text. */
  readonly template: { readonly category: string; readonly quality: string | null } | null;
  readonly content: Planned;
  readonly prices: Prices;
  /** As Meta names it, and how much of it is used up; null where Meta never said. */
  readonly messagingLimit: string | null;
  readonly reached: number;
  /** What went to the same segment lately, the latest first. */
  readonly lately: readonly Launch[];
}

export interface Content {
  readonly messageType: string;
  readonly messageContent: string;
  readonly mediaId: number | null;
  readonly templateId: number | null;
  readonly templateVariables: Readonly<Record<string, string>>;
}

/** What is to be sent, and its template's category when that was chosen. */
interface Planned extends Content {
  readonly templateCategory: string | null;
}

interface Launch extends Content {
  readonly id: number;
  readonly name: string;
  readonly startedAt: number | null;
}

/** Never in the past: what was missed begins when somebody says so. */
export function startOf(
  asked: string | undefined,
  scheduledAt: number | null,
  now: number,
): number {
  if (asked === "now") return now;
  return Math.max(now, asked === undefined ? (scheduledAt ?? now) : Date.parse(asked));
}

export function decideEstimate(facts: EstimateFacts): Estimate {
  const { startsAt, standings } = facts;
  const recipients = standings.reduce((sum, { people }) => sum + people, 0);
  const willReceive = peopleWith(facts, null);
  const ratePerSecond = Math.min(facts.rateLimit, forCampaigns(facts.throughput));
  const limit = limitOf(facts);
  const seconds = ratePerSecond > 0 ? Math.ceil(willReceive / ratePerSecond) : 0;
  return {
    recipients,
    willReceive,
    skipped: skipReasons
      .map((reason) => ({ reason, people: peopleWith(facts, reason) }))
      .filter(({ people }) => people > 0),
    invalidVariables: [...facts.unsayable],
    ratePerSecond,
    seconds,
    startsAt: iso(startsAt),
    finishesAt: iso(finish(facts, limit, ratePerSecond)),
    cost: costOf(facts.prices, {
      category: costCategory(facts.template?.category ?? null),
      at: startsAt,
      crowds: standings.filter(({ reason }) => reason === null),
    }),
    limit,
    warnings: warningsOf(facts, recipients, limit),
  };
}

/** By the clocks of those who get it, and not before the daily limit lets the last of them through. */
function finish(facts: EstimateFacts, limit: DailyLimit, ratePerSecond: number): number {
  const { startsAt, hours, standings } = facts;
  const crowds = standings.filter(({ reason }) => reason === null);
  const days = limit.kind === "limited" ? limit.days : 1;
  return Math.max(
    finishOf({ startsAt, ratePerSecond, hours, crowds }),
    startsAt + (days - 1) * DAY,
  );
}

const warningsOf = (
  facts: EstimateFacts,
  recipients: number,
  limit: DailyLimit,
): EstimateWarning[] => [
  ...manyRecipients(facts, recipients),
  ...usMarketing(facts),
  ...lowQuality(facts),
  ...quiet(facts),
  ...sameAgain(facts),
  ...overLimit(limit),
  ...categoryChanged(facts),
];

const peopleWith = ({ standings }: EstimateFacts, reason: string | null): number =>
  standings.reduce((sum, each) => sum + (each.reason === reason ? each.people : 0), 0);

const manyRecipients = (
  { sizeWarning: threshold }: EstimateFacts,
  recipients: number,
): EstimateWarning[] =>
  recipients >= threshold ? [{ code: "many-recipients", recipients, threshold }] : [];

function usMarketing({ template, standings }: EstimateFacts): EstimateWarning[] {
  if (template?.category !== "MARKETING") return [];
  const people = standings.reduce(
    (sum, each) => sum + (each.reason === null && each.country === "US" ? each.people : 0),
    0,
  );
  return people > 0 ? [{ code: "us-marketing", people }] : [];
}

/** As Meta rates it; the next step down from red is that Meta pauses the template. */
const LOW = "RED";

const lowQuality = ({ template }: EstimateFacts): EstimateWarning[] =>
  template?.quality === LOW ? [{ code: "template-quality-low", quality: template.quality }] : [];

/** Nobody is disturbed by what waits for the morning. */
const quiet = ({ quietHours, hours, startsAt, timezone }: EstimateFacts): EstimateWarning[] =>
  quietHours !== null && (hours?.quiet ?? null) === null && isQuiet(quietHours, startsAt, timezone)
    ? [{ code: "quiet-hours", ...quietHours, timezone }]
    : [];

function sameAgain({ content, lately }: EstimateFacts): EstimateWarning[] {
  const key = contentKey(content);
  const same = lately.find((launch) => contentKey(launch) === key);
  if (same === undefined || same.startedAt === null) return [];
  const { id: campaignId, name, startedAt } = same;
  return [{ code: "same-content-recently", campaignId, name, launchedAt: iso(startedAt) }];
}

function limitOf({ standings, messagingLimit, reached }: EstimateFacts): DailyLimit {
  const outside = standings.filter(({ reason, open }) => reason === null && !open);
  const people = outside.reduce((sum, each) => sum + each.people, 0);
  return decideLimit(messagingLimit, reached, people);
}

function overLimit(limit: DailyLimit): EstimateWarning[] {
  if (limit.kind !== "limited" || limit.days === 1) return [];
  const { people, left, perDay, days } = limit;
  return [{ code: "over-daily-limit", people, left, perDay, days }];
}

function categoryChanged({ template, content }: EstimateFacts): EstimateWarning[] {
  const from = content.templateCategory;
  const to = template?.category ?? null;
  if (from === null || to === null || from === to) return [];
  return [{ code: "template-category-changed", from, to }];
}

/** Equal for two messages that say the same, in whatever order their variables were written down. */
export const contentKey = (content: Content): string =>
  JSON.stringify([
    content.messageType,
    content.messageContent.trim(),
    content.mediaId,
    content.templateId,
    Object.entries(content.templateVariables).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ]);
