import type { Ctx } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import { highestContact } from "../contacts/index.ts";
import { countryOfArea } from "../rates/index.ts";
import type { AudienceEstimate, Standing, Unsayable } from "./rules/audience-estimate.ts";
import {
  ANY_META_ID,
  attemptOf,
  demandsOf,
  personOf,
  sayableToPlain,
  type Attempt,
} from "./rules/render.ts";
import { skipReasons, type FrozenAudience, type FrozenMessage, type SkipReason } from "./schema.ts";
import {
  countByReason,
  nobody,
  placeOf,
  plainValues,
  UNRENDERED,
  unrenderedPage,
  type Place,
  type Question,
  type Span,
  type Unrendered,
} from "./store/estimate.ts";

/** How many people are rendered between two questions to D1. */
const PAGE = 10_000;
/** How many contact ids one count spans. */
const SPAN = 100_000;
const SAMPLE = 5;

export interface Expected {
  readonly campaignId: number;
  readonly numberId: number;
  readonly cooldownHours: number;
  readonly message: FrozenMessage;
  readonly audience: FrozenAudience;
  /** Whether to tell people apart by their clocks. */
  readonly byZone: boolean;
}

/**
 * What freeze and claim would make of an audience at `ctx.now`. Nothing is written. D1 counts those
 * to whom the message can be said for certain; only for the others it is rendered.
 */
export async function estimateAudience(
  ctx: Ctx,
  { campaignId, numberId, cooldownHours, message, audience, byZone }: Expected,
): Promise<Result<AudienceEstimate>> {
  const attempt = attemptOf(message, campaignId, ANY_META_ID);
  if (!attempt.ok) return attempt;
  const terms = { campaignId, numberId, cooldownHours, ...demandsOf(message) };
  const plain = sayableToPlain(attempt.value) ? plainValues(attempt.value.variables) : nobody;
  const question = { terms, audience, plain, byZone };
  const tally = new Tally();
  const spans = await countAll(ctx, question, tally);
  const unsayable = await renderRest(unrendered(ctx, question, spans), attempt.value, tally);
  return ok({ standings: tally.standings(), unsayable });
}

/** Gives back where there are people for whom it depends on what the message would be. */
async function countAll(ctx: Ctx, question: Question, tally: Tally): Promise<Span[]> {
  const top = await highestContact(ctx);
  const dependent: Span[] = [];
  for (let above = 0; above < top; above += SPAN) {
    const span = { above, upTo: above + SPAN };
    for (const counted of await countByReason(ctx, question, span)) {
      const { standing, people } = counted;
      const place = placeOf(standing);
      const reason = skipReasons.find((name) => name === standing) ?? null;
      if (place !== null || reason !== null) tally.add(reason, place, people);
      if (standing === UNRENDERED) dependent.push(span);
    }
  }
  return dependent;
}

async function* unrendered(ctx: Ctx, question: Question, spans: readonly Span[]) {
  for (const { above, upTo } of spans) {
    let after: number | undefined = above;
    while (after !== undefined) {
      const rows: Unrendered[] = await unrenderedPage(ctx, question, { above: after, upTo }, PAGE);
      yield rows;
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
  }
}

async function renderRest(
  pages: AsyncIterable<readonly Unrendered[]>,
  { render }: Attempt,
  tally: Tally,
): Promise<Unsayable[]> {
  const unsayable: Unsayable[] = [];
  for await (const rows of pages) {
    for (const row of rows) {
      const rendered = render(personOf({ ...row, contactId: row.id }));
      tally.add(rendered.ok ? row.reason : "invalid_variables", row, 1);
      if (!rendered.ok && unsayable.length < SAMPLE) {
        unsayable.push({ contactId: row.id, name: row.name, variable: rendered.error });
      }
    }
  }
  return unsayable;
}

/** By reason and, for those who get it, by place: a country is looked up once per area. */
class Tally {
  private readonly groups = new Map<string, Counts>();

  add(reason: SkipReason | null, place: Place | null, people: number): void {
    const nowhere = { area: null, open: 0, timezone: null };
    const { area, open, timezone } = reason === null && place !== null ? place : nowhere;
    const key = `${reason} ${area} ${open} ${timezone}`;
    const known = this.groups.get(key);
    if (known !== undefined) known.people += people;
    else this.groups.set(key, { reason, area, open: open === 1, timezone, people });
  }

  standings(): Standing[] {
    return [...this.groups.values()].map(({ area, ...rest }) => ({
      ...rest,
      country: countryOfArea(area),
    }));
  }
}

interface Counts {
  readonly reason: SkipReason | null;
  readonly area: string | null;
  readonly open: boolean;
  readonly timezone: string | null;
  people: number;
}
