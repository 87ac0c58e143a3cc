import { sql, type SQL } from "drizzle-orm";
import { DAY } from "@siar/kernel/clock";
import { optedOutIds, optedOutSql } from "../consent/index.ts";
import { askDay, askInstant, askNumber, askText, list, not } from "./ask.ts";
import {
  counting,
  MAX_BOUND,
  packing,
  type Column,
  type Compiling,
  type Reading,
  type Value,
} from "./compiling.ts";
import { effects, withoutNot } from "./columns/sets.ts";
import type { Moment } from "./rules/calendar.ts";
import type { Condition } from "./rules/conditions.ts";
import type { Criteria } from "./rules/criteria.ts";
import { questionOf, type Question } from "./rules/question.ts";

/**
 * Criteria as one condition over the table `contacts`, for any statement that reads from it. It
 * stands in brackets and is never NULL, so it can be negated: a value that is not set answers a
 * question with false, and `neq`, `not_in` and the like are the exact complement of the question.
 */
export function audienceSql(criteria: Criteria, moment: Moment, reading: Reading = "all"): SQL {
  const values: Value[] = [];
  const condition = tree(criteria, { moment, reading, bind: counting(values) });
  if (values.length <= MAX_BOUND) return condition;
  const packed: Value[] = [];
  const within = tree(criteria, { moment, reading, bind: packing(packed) });
  return sql`EXISTS (SELECT 1 FROM (SELECT ${JSON.stringify(packed)} AS bound) WHERE ${within})`;
}

function tree(criteria: Criteria, as: Compiling): SQL {
  if ("all" in criteria) return joined(criteria.all, sql` AND `, sql`(true)`, as);
  if ("any" in criteria) return joined(criteria.any, sql` OR `, sql`(false)`, as);
  if ("not" in criteria) return not(tree(criteria.not, as));
  return sql`(${leaf(questionOf(criteria), as)})`;
}

function joined(children: readonly Criteria[], by: SQL, empty: SQL, as: Compiling): SQL {
  const [only, ...others] = children;
  if (only === undefined) return empty;
  if (others.length === 0) return tree(only, as);
  // In halves: D1 allows expressions a hundred deep, and a chain of fifty is already half of that.
  const middle = Math.ceil(children.length / 2);
  const left = joined(children.slice(0, middle), by, empty, as);
  return sql`(${left}${by}${joined(children.slice(middle), by, empty, as)})`;
}

const always = sql`true`;
const column = (value: SQL): Column => ({ value, isSet: sql`${value} IS NOT NULL` });
const neverUnset = (value: SQL): Column => ({ value, isSet: always });

const columns = {
  name: { value: sql`contacts.name`, isSet: sql`contacts.name <> ''` },
  phone: column(sql`contacts.phone`),
  language: column(sql`contacts.language`),
  lastInteractionAt: column(sql`contacts.last_interaction_at`),
  createdAt: neverUnset(sql`contacts.created_at`),
  conversationCount: neverUnset(sql`contacts.conversation_count`),
  rating: column(sql`contacts.rating`),
};

function leaf(question: Question, as: Compiling): SQL {
  switch (question.field) {
    case "name":
    case "language":
      return askText(columns[question.field], question.ask, as);
    case "phone":
      return askPhone(question.ask, as);
    case "label":
      return askLabels(question.ask, as);
    case "workflowStatus": {
      const among = sql`contacts.workflow_status IN (${list(question.ask.value, as)})`;
      return question.ask.op === "in" ? among : not(among);
    }
    case "lastInteractionAt":
    case "createdAt":
      return askInstant(columns[question.field], question.ask, as);
    case "conversationCount":
    case "rating":
      return askNumber(columns[question.field], question.ask, as);
    case "optedOut":
      return question.ask.value ? hasOptedOut(as) : not(hasOptedOut(as));
    case "campaign":
      return askCampaign(question.ask, as);
    case "segmentSnapshot":
      return belongs(
        as,
        sql`SELECT contact_id FROM snapshot_members WHERE snapshot_id = (
          SELECT snapshot_id FROM segments WHERE id = ${as.bind(question.ask.value)})`,
        sql`contact_id`,
      );
    case "attribute":
      return askAttribute(question, as);
  }
}

/** Whether a contact is among the rows of a statement, which has a condition already. */
const belongs = ({ reading }: Compiling, rows: SQL, id: SQL): SQL =>
  reading === "all" ? sql`contacts.id IN (${rows})` : sql`EXISTS (${rows} AND ${id} = contacts.id)`;

const hasOptedOut = ({ reading }: Compiling): SQL =>
  reading === "all" ? sql`contacts.id IN (${optedOutIds})` : optedOutSql();

function askLabels({ op, value: ids }: Condition<"label">, as: Compiling): SQL {
  const worn = sql`SELECT contact_id FROM contact_labels WHERE label_id IN (${list(ids, as)})`;
  const any = belongs(as, worn, sql`contact_id`);
  switch (op) {
    case "has_any":
      return any;
    case "has_none":
      return not(any);
    case "has_all":
      return as.reading === "all"
        ? sql`contacts.id IN (${worn} GROUP BY contact_id HAVING count(*) = ${as.bind(ids.length)})`
        : sql`(SELECT count(*) FROM (${worn} AND contact_id = contacts.id)) = ${as.bind(ids.length)}`;
  }
}

/** A given campaign is read once from its end of the ledger; any of late, campaign by campaign. */
function askCampaign({ op, value }: Condition<"campaign">, as: Compiling): SQL {
  const effect = withoutNot(op);
  if (effect !== op) return not(askCampaign({ op: effect, value }, as));
  const { had, when } = effects[effect];
  const rows = sql`SELECT got.contact_id FROM campaign_messages AS got WHERE ${had}`;
  if ("id" in value) {
    const ofOne = sql`${rows} AND got.campaign_id = ${as.bind(value.id)}`;
    return belongs(as, ofOne, sql`got.contact_id`);
  }
  const now = as.moment.at;
  const since = as.bind(now - value.withinDays * DAY);
  const lately = sql`${rows} AND ${when} BETWEEN ${since} AND ${as.bind(now)}`;
  return belongs(as, lately, sql`got.contact_id`);
}

/** Beginnings of E.164 numbers as a range, which the unique index serves: `:` comes after `9`. */
function askPhone(ask: Condition<"phone">, as: Compiling): SQL {
  const { value, isSet } = columns.phone;
  switch (ask.op) {
    case "is_set":
      return isSet;
    case "is_not_set":
      return not(isSet);
    case "starts_with": {
      const from = `+${ask.value.replace("+", "")}`;
      return sql`${isSet} AND ${value} >= ${as.bind(from)} AND ${value} < ${as.bind(`${from}:`)}`;
    }
  }
}

function askAttribute(question: Extract<Question, { field: "attribute" }>, as: Compiling): SQL {
  // The key matched [a-z][a-z0-9_]*, so it can stand in the statement as it is.
  const path = sql.raw(`'$.${question.key}'`);
  const type = sql`json_type(contacts.attributes, ${path})`;
  if (question.ask.op === "is_set") return sql`${type} IS NOT NULL`;
  if (question.ask.op === "is_not_set") return sql`${type} IS NULL`;
  const value = sql`contacts.attributes ->> ${path}`;
  const ofType = (types: SQL): Column => ({
    value,
    isSet: sql`coalesce(${type}, '') IN (${types})`,
  });
  switch (question.kind) {
    case "text":
      return askText(ofType(sql`'text'`), question.ask, as);
    case "number":
      return askNumber(ofType(sql`'integer', 'real'`), question.ask, as);
    case "day":
      return askDay(ofType(sql`'text'`), question.ask, as);
    case "boolean": {
      const same = sql`coalesce(${type}, '') = ${as.bind(String(question.ask.value))}`;
      return question.ask.op === "eq" ? same : not(same);
    }
  }
}
