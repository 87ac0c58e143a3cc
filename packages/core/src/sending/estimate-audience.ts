import type { Ctx } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import type { AudienceEstimate, Standing, Unsayable } from "./rules/audience-estimate.ts";
import { attemptOf, demandsOf, personOf, sayableToPlain, type Attempt } from "./rules/render.ts";
import type { FrozenAudience, FrozenMessage, SkipReason } from "./schema.ts";
import {
  countByReason,
  nobody,
  plainValues,
  unrenderedPage,
  type Counted,
  type Question,
} from "./store/estimate.ts";

/** How many people are rendered between two questions to D1. */
const PAGE = 10_000;
const SAMPLE = 5;

export interface Expected {
  readonly campaignId: number;
  readonly numberId: number;
  readonly cooldownHours: number;
  readonly message: FrozenMessage;
  readonly audience: FrozenAudience;
}

/**
 * What freeze and claim would make of an audience at `ctx.now`. Nothing is written. D1 counts those
 * to whom the message can be said for certain; only for the others it is rendered.
 */
export async function estimateAudience(
  ctx: Ctx,
  { campaignId, numberId, cooldownHours, message, audience }: Expected,
): Promise<Result<AudienceEstimate>> {
  const attempt = attemptOf(message);
  if (!attempt.ok) return attempt;
  const terms = { campaignId, numberId, cooldownHours, ...demandsOf(message) };
  const plain = sayableToPlain(attempt.value) ? plainValues(attempt.value.variables) : nobody;
  const question = { terms, audience, plain };
  const counted = await countByReason(ctx, question);
  const standings = counted.filter(isStanding);
  if (standings.length === counted.length) return ok({ standings, unsayable: [] });
  const rest = await renderRest(ctx, question, attempt.value);
  return ok({ standings: [...standings, ...rest.standings], unsayable: rest.unsayable });
}

const isStanding = (counted: Counted): counted is Counted & Standing =>
  counted.reason !== "unrendered";

async function renderRest(
  ctx: Ctx,
  question: Question,
  { render }: Attempt,
): Promise<AudienceEstimate> {
  const tally = new Tally();
  const unsayable: Unsayable[] = [];
  let after = 0;
  for (;;) {
    const rows = await unrenderedPage(ctx, question, { after, limit: PAGE });
    for (const row of rows) {
      const rendered = render(personOf(row));
      tally.count(rendered.ok ? row.reason : "invalid_variables", row.american);
      if (!rendered.ok && unsayable.length < SAMPLE) {
        unsayable.push({ contactId: row.id, name: row.name, variable: rendered.error });
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.id;
  }
  return { standings: tally.standings(), unsayable };
}

class Tally {
  private readonly byReason = new Map<SkipReason | null, { people: number; american: number }>();

  count(reason: SkipReason | null, american: number): void {
    const known = this.byReason.get(reason) ?? { people: 0, american: 0 };
    known.people += 1;
    known.american += american;
    this.byReason.set(reason, known);
  }

  standings(): Standing[] {
    return [...this.byReason].map(([reason, counts]) => ({ reason, ...counts }));
  }
}
