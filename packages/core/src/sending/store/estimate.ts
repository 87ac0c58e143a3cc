import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { Standing } from "../rules/audience-estimate.ts";
import type { FrozenAudience, SkipReason } from "../schema.ts";
import type { VariableName } from "../../message-templates/rules/index.ts";
import { PLAIN_LENGTH } from "../rules/render.ts";
import {
  heldBack,
  inAudience,
  inContacts,
  recentCampaigns,
  unreachable,
  type ReachTerms,
} from "./conditions.ts";

/** Somebody for whom a message has to be rendered before one can say whether it can be. */
export interface Unrendered {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly attributes: string;
  readonly american: number;
  readonly reason: SkipReason | null;
}

/** A count by reason; `unrendered` are those of whom it depends on a rendering. */
export interface Counted extends Omit<Standing, "reason"> {
  readonly reason: Standing["reason"] | "unrendered";
}

/** What is asked about an audience, and who of it needs no rendering. */
export interface Question {
  readonly terms: ReachTerms;
  readonly audience: FrozenAudience;
  readonly plain: SQL;
}

const american = sql`coalesce(contacts.phone >= '+1' AND contacts.phone < '+2', false)`;

/** An audience by what a launch at `ctx.now` would make of each, in the order of freeze and claim. */
export const countByReason = (ctx: Ctx, { terms, audience, plain }: Question): Promise<Counted[]> =>
  ctx.db.all<Counted>(sql`
    ${recentCampaigns(ctx, terms)}
    SELECT reason, count(*) AS people, sum(american) AS american FROM (
      SELECT ${american} AS american, CASE
          ${unreachable(inContacts)}
          WHEN NOT ${plain} THEN 'unrendered'
          ${heldBack(ctx, terms, inContacts)}
        END AS reason
      FROM contacts WHERE ${inAudience(audience)}
    ) GROUP BY reason`);

/** The unrendered ones, a page at a time by id. */
export const unrenderedPage = (
  ctx: Ctx,
  { terms, audience, plain }: Question,
  page: { readonly after: number; readonly limit: number },
): Promise<Unrendered[]> =>
  ctx.db.all<Unrendered>(sql`
    ${recentCampaigns(ctx, terms)}
    SELECT contacts.id AS id, contacts.name AS name, contacts.phone AS phone,
      contacts.attributes AS attributes, ${american} AS american,
      CASE ${heldBack(ctx, terms, inContacts)} END AS reason
    FROM contacts
    WHERE contacts.id > ${page.after} AND ${inAudience(audience)}
      AND CASE ${unreachable(inContacts)} END IS NULL AND NOT ${plain}
    ORDER BY contacts.id LIMIT ${page.limit}`);

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
