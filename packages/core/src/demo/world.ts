import { DAY } from "@siar/kernel/clock";
import { meets } from "../segments/rules/index.ts";
import { demoSegments, type DemoSegment } from "./business.ts";
import { chanceFrom, type Chance } from "./chance.ts";
import { sendDemo, type DemoRow, type DemoStop } from "./ledger.ts";
import { demoPeople, type DemoPerson } from "./people.ts";
import { demoDraft, demoPlans, ZONE, type DemoMessage, type DemoPlan } from "./plans.ts";

const SEED = 20_261_120;

export interface DemoCampaign {
  readonly plan: DemoPlan;
  readonly rows: readonly DemoRow[];
  readonly completedAt: number;
}

/** Everything that the demo loads, worked out before the first row is written. */
export interface DemoWorld {
  readonly people: readonly DemoPerson[];
  readonly segments: readonly DemoSegment[];
  readonly campaigns: readonly DemoCampaign[];
  readonly stops: readonly DemoStop[];
  /** Who stopped our marketing at Meta. */
  readonly stoppedAtMeta: readonly string[];
  readonly draft: DemoMessage;
}

/** The same world every time, its times moved along with the clock. */
export function demoWorld(now: number, labelIds: ReadonlyMap<string, number>): DemoWorld {
  const labelId = (name: string): number => {
    const id = labelIds.get(name);
    if (id === undefined) throw new Error(`The demo's label ${name} is missing`);
    return id;
  };
  const chance = chanceFrom(SEED);
  const people = demoPeople(chance, now);
  const segments = demoSegments(labelId);
  const stops = earlierStops(chance, people, now);
  const campaigns: DemoCampaign[] = [];
  demoPlans(segments, now).forEach((plan, campaign) => {
    const out = new Set(stops.filter(({ at }) => at < plan.startedAt).map(({ key }) => key));
    const audience = people.filter((person) => isIn(plan, person, labelId, out));
    const sent = sendDemo({ plan, campaign, people: audience, out });
    const asked = new Set(stops.map(({ key }) => key));
    stops.push(...sent.stops.filter(({ key }) => !asked.has(key)));
    campaigns.push({ plan, rows: sent.rows, completedAt: endOf(plan, sent.rows) });
  });
  const stoppedAtMeta = people.filter((_, at) => at % 290 === 17).map(({ key }) => key);
  const all = Object.values(segments);
  return { people, segments: all, campaigns, stops, stoppedAtMeta, draft: demoDraft(segments) };
}

/** Some had asked to be left alone before the first campaign. */
function earlierStops(chance: Chance, people: readonly DemoPerson[], now: number): DemoStop[] {
  return people
    .filter(({ createdAt }) => createdAt < now - 60 * DAY)
    .filter(() => chance.is(0.009))
    .map(({ key }) => ({
      key,
      at: now - chance.int(30, 58) * DAY,
      source: "person",
      said: chance.pick(["Diminta lewat telepon", "Diminta di kedai"]),
      campaign: null,
    }));
}

const isIn = (
  plan: DemoPlan,
  person: DemoPerson,
  labelId: (name: string) => number,
  out: ReadonlySet<string>,
): boolean =>
  person.createdAt < plan.startedAt &&
  meets(
    plan.segment.criteria,
    {
      ...person,
      labelIds: new Set(person.labels.map(labelId)),
      optedOut: out.has(person.key),
      messages: [],
      snapshots: new Set(),
    },
    { at: plan.startedAt, timezone: ZONE },
  );

const endOf = (plan: DemoPlan, rows: readonly DemoRow[]): number =>
  rows.reduce((end, row) => Math.max(end, row.claimedAt ?? 0), plan.startedAt) + 150_000;
