import { sql, type SQL } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { FrozenAudience, SkipReason } from "../schema.ts";
import type { VariableName } from "../../message-templates/rules/index.ts";
import { PLAIN_LENGTH } from "../rules/render.ts";
import {
  heldBack,
  inAudience,
  recentCampaigns,
  unreachable,
  type ReachTerms,
} from "./conditions.ts";

/** Somebody for whom a message has to be rendered before one can say whether it can be. */
export interface Unrendered extends Place {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly attributes: string;
  readonly reason: SkipReason | null;
}

/** How many the same holds for: a reason, `unrendered`, or for the others a `place`. */
export interface Counted {
  readonly standing: string;
  readonly people: number;
}

/** Of somebody who gets it: whether in an open window, what tells the country, and their clock. */
export interface Place {
  readonly area: string | null;
  readonly open: number;
  readonly timezone: string | null;
}

/** What is asked about an audience, and who of it needs no rendering. */
export interface Question {
  readonly terms: ReachTerms;
  readonly audience: FrozenAudience;
  readonly plain: SQL;
  /** Whether it matters what the clocks show where they are. */
  readonly byZone: boolean;
}

/**
 * As many signs of a number as tell its country, see `countryOfArea`; who has none is known to Meta
 * by an id that begins with it.
 */
const area = sql`CASE
  WHEN contacts.phone IS NOT NULL
    THEN substr(contacts.phone, 1, iif(contacts.phone >= '+1' AND contacts.phone < '+2', 5, 4))
  WHEN contacts.user_id GLOB '[A-Z][A-Z].*' THEN substr(contacts.user_id, 1, 2)
END`;

/** Those in an open window are few: looked up once per statement, not once per person. */
const open = (ctx: Ctx, { needsWindow, numberId }: ReachTerms): SQL =>
  needsWindow
    ? sql`1`
    : sql`(contacts.id IN (
        SELECT contact_id FROM service_windows
        WHERE number_id = ${numberId} AND last_inbound_at > ${ctx.now - DAY}))`;

const zone = (byZone: boolean): SQL => (byZone ? sql`coalesce(contacts.timezone, '')` : sql`''`);

export const UNRENDERED = "unrendered";

/** Contact ids above the one and up to the other: D1 is not held for all people at once. */
export interface Span {
  readonly above: number;
  readonly upTo: number;
}

/** An audience by what a launch at `ctx.now` would make of each, in the order of freeze and claim. */
export const countByReason = (
  ctx: Ctx,
  { terms, audience, plain, byZone }: Question,
  { above, upTo }: Span,
): Promise<Counted[]> =>
  ctx.db.all<Counted>(sql`
    ${recentCampaigns(ctx, terms)}
    SELECT standing, count(*) AS people FROM (
      SELECT CASE
          ${unreachable}
          WHEN NOT ${plain} THEN ${UNRENDERED}
          ${heldBack(ctx, terms)}
          ELSE ${open(ctx, terms)} || ':' || coalesce(${area}, '') || ':' || ${zone(byZone)}
        END AS standing
      FROM contacts
      WHERE contacts.id > ${above} AND contacts.id <= ${upTo} AND ${inAudience(audience)}
    ) GROUP BY standing`);

/** A place as the statement writes it, in one key: to sort by several columns takes a third longer. */
export function placeOf(standing: string): Place | null {
  const [, open, area, timezone] = /^([01]):([^:]*):(.*)$/.exec(standing) ?? [];
  if (open === undefined) return null;
  return { open: Number(open), area: area || null, timezone: timezone || null };
}

/** The unrendered ones of a span, a page at a time by id. */
export const unrenderedPage = (
  ctx: Ctx,
  { terms, audience, plain, byZone }: Question,
  { above, upTo }: Span,
  limit: number,
): Promise<Unrendered[]> =>
  ctx.db.all<Unrendered>(sql`
    ${recentCampaigns(ctx, terms)}
    SELECT contacts.id AS id, contacts.name AS name, contacts.phone AS phone,
      contacts.attributes AS attributes, ${area} AS area,
      ${open(ctx, terms)} AS open, nullif(${zone(byZone)}, '') AS timezone,
      CASE ${heldBack(ctx, terms)} END AS reason
    FROM contacts
    WHERE contacts.id > ${above} AND contacts.id <= ${upTo} AND ${inAudience(audience)}
      AND CASE ${unreachable} END IS NULL AND NOT ${plain}
    ORDER BY contacts.id LIMIT ${limit}`);

/** Whether somebody's values are all plain: see `sayableToPlain`. Never NULL. */
export const plainValues = (variables: readonly VariableName[]): SQL =>
  sql`(true ${sql.join(
    variables.map((name) => sql` AND ${isPlain(name)}`),
    sql``,
  )})`;

export const nobody = sql`(false)`;

function isPlain(variable: VariableName): SQL {
  if (variable === "phone") return sql`contacts.phone IS NOT NULL`;
  const value =
    variable === "name" || variable === "first_name" ? sql`contacts.name` : fieldOf(variable);
  return sql`(coalesce(${value}, '') GLOB '[A-Za-z0-9]*' AND length(${value}) <= ${PLAIN_LENGTH}
    AND ${value} NOT GLOB '*[^ -~]*')`;
}

/** Letters of any alphabet, digits, `_` and `-`: nothing that would end the quotation. */
const fieldOf = (variable: VariableName): SQL =>
  sql`(contacts.attributes ->> ${`$."${variable.slice("attributes.".length)}"`})`;
