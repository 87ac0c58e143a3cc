import { conditions, type Criteria, type Leaf } from "@siar/core/segments/rules";
import { z } from "zod";
import type { Format } from "../../lib/format.ts";
import type { MessageKey, Translate } from "../../lib/i18n/index.tsx";
import type { CriteriaField } from "./vocabulary.ts";

export interface Words {
  t: Translate;
  format: Pick<Format, "list" | "either" | "day" | "dateTime" | "decimal">;
  fields: readonly CriteriaField[];
  labels: ReadonlyMap<number, string>;
  segments: ReadonlyMap<number, string>;
  campaigns: ReadonlyMap<number, string>;
  statuses: ReadonlyMap<string, string>;
  language: (code: string) => string;
}

/** Criteria as one would say them. */
export function readCriteria(criteria: Criteria, words: Words): string {
  const { t } = words;
  if ("all" in criteria && criteria.all.length === 0) return t("criteria.everybody");
  return t("criteria.everybodyWho", { what: say(criteria, words, true) });
}

function say(criteria: Criteria, words: Words, outermost = false): string {
  const { t, format } = words;
  const inner = (parts: readonly Criteria[]) => parts.map((part) => say(part, words));
  const grouped = (text: string, count: number) => (outermost || count < 2 ? text : `(${text})`);
  if ("all" in criteria) {
    return grouped(format.list(inner(criteria.all)) || unreadable, criteria.all.length);
  }
  if ("any" in criteria) {
    return grouped(format.either(inner(criteria.any)) || unreadable, criteria.any.length);
  }
  if ("not" in criteria) return t("criteria.say.not", { what: say(criteria.not, words, true) });
  return sayCondition(criteria, words);
}

const unreadable = "…";

export function sayCondition(leaf: Leaf, words: Words): string {
  const known = words.fields.find(({ field }) => field === leaf.field);
  if (!known) return `${leaf.field}: ${unreadable}`;
  const field = known.own ? lowerFirst(known.label) : known.label;
  const asked = { op: leaf.op, value: leaf.value };
  switch (known.kind) {
    case "label":
      return sayLabels(asked, words);
    case "segment":
      return saySegments(asked, words);
    case "campaign":
      return sayCampaign(asked, words);
    case "flag":
      return words.t(leaf.value === false ? "criteria.say.reachable" : "criteria.say.optedOut");
    case "status":
      return sayComparison(field, asked, words, (value) => words.statuses.get(value) ?? value);
    case "choice":
      return sayComparison(field, asked, words, known.own ? words.language : (value) => value);
    case "instant":
    case "day":
      return sayTime(field, asked, words);
    case "boolean":
      return sayYesNo(field, asked, words);
    case "text":
    case "phone":
    case "number":
      return sayComparison(field, asked, words, quote);
  }
}

interface Asked {
  op: string;
  value: unknown;
}

function sayLabels(asked: Asked, { t, format, labels }: Words): string {
  const parsed = conditions.label.safeParse(asked);
  if (!parsed.success) return t("criteria.say.hasAny", { value: unreadable });
  const { op, value } = parsed.data;
  const names = value.map((id) => labels.get(id) ?? `#${id}`);
  switch (op) {
    case "has_any":
      return t("criteria.say.hasAny", { value: format.either(names) });
    case "has_all":
      return t("criteria.say.hasAll", { value: format.list(names) });
    case "has_none":
      return t("criteria.say.hasNone", { value: format.either(names) });
  }
}

function saySegments(asked: Asked, { t, format, segments }: Words): string {
  const parsed = conditions.segment.safeParse(asked);
  if (!parsed.success) return t("criteria.say.inSegment", { value: unreadable });
  const { op, value } = parsed.data;
  const names = format.either(value.map((id) => quote(segments.get(id) ?? `#${id}`)));
  return t(op === "in" ? "criteria.say.inSegment" : "criteria.say.notInSegment", { value: names });
}

const effects = {
  received: "criteria.say.received",
  delivered: "criteria.say.delivered",
  read: "criteria.say.read",
  replied: "criteria.say.replied",
  not_received: "criteria.say.notReceived",
  not_delivered: "criteria.say.notDelivered",
  not_read: "criteria.say.notRead",
  not_replied: "criteria.say.notReplied",
} as const;

function sayCampaign(asked: Asked, { t, campaigns }: Words): string {
  const parsed = conditions.campaign.safeParse(asked);
  if (!parsed.success) return t(effects.received, { value: unreadable });
  const { op, value } = parsed.data;
  const campaign =
    "id" in value
      ? t("criteria.say.theCampaign", { name: campaigns.get(value.id) ?? `#${value.id}` })
      : t(op.startsWith("not_") ? "criteria.say.noneWithin" : "criteria.say.anyWithin", {
          count: value.withinDays,
        });
  return t(effects[op], { value: campaign });
}

const comparisons: Record<
  string,
  "eq" | "neq" | "contains" | "startsWith" | "lt" | "lte" | "gt" | "gte"
> = {
  eq: "eq",
  neq: "neq",
  in: "eq",
  not_in: "neq",
  contains: "contains",
  starts_with: "startsWith",
  lt: "lt",
  lte: "lte",
  gt: "gt",
  gte: "gte",
};

function sayComparison(
  field: string,
  { op, value }: Asked,
  words: Words,
  name: (value: string) => string,
): string {
  const { t, format } = words;
  const word = (one: unknown) => {
    if (typeof one === "number") return format.decimal(one, 6);
    return typeof one === "string" && one !== "" ? name(one) : unreadable;
  };
  const presence = sayPresence(field, op, t);
  if (presence) return presence;
  if (op === "between") return sayRange(field, value, words, word);
  const comparison = comparisons[op];
  if (!comparison) return `${field}: ${unreadable}`;
  const said = Array.isArray(value) ? format.either(value.map(word)) : word(value);
  return t(`criteria.say.${comparison}`, { field, value: said });
}

function sayPresence(field: string, op: string, t: Translate): string | undefined {
  if (op === "is_set") return t("criteria.say.isSet", { field });
  return op === "is_not_set" ? t("criteria.say.isNotSet", { field }) : undefined;
}

function sayRange(
  field: string,
  value: unknown,
  { t }: Words,
  word: (one: unknown) => string,
): string {
  const [from, to]: unknown[] = Array.isArray(value) ? value : [];
  return t("criteria.say.between", { field, from: word(from), to: word(to) });
}

function sayTime(field: string, { op, value }: Asked, words: Words): string {
  const { t, format } = words;
  const when = (one: unknown) => {
    if (typeof one !== "string" || one === "") return unreadable;
    return one.includes("T") ? format.dateTime(one) : format.day(one);
  };
  const presence = sayPresence(field, op, t);
  if (presence) return presence;
  if (op === "between") return sayRange(field, value, words, when);
  const count = typeof value === "number" ? value : 0;
  switch (op) {
    case "within_last":
      return t("criteria.say.withinLast", { field, count });
    case "not_within_last":
      return t("criteria.say.notWithinLast", { field, count });
    case "before":
    case "after":
    case "eq":
    case "neq":
      return t(`criteria.say.${op}`, { field, value: when(value) });
    default:
      return `${field}: ${unreadable}`;
  }
}

function sayYesNo(field: string, { op, value }: Asked, { t }: Words): string {
  const presence = sayPresence(field, op, t);
  if (presence) return presence;
  const key: MessageKey = value === false ? "answer.no" : "answer.yes";
  const said = t(key).toLocaleLowerCase();
  return t(op === "neq" ? "criteria.say.neq" : "criteria.say.eq", { field, value: said });
}

const quote = (text: string) => `“${text}”`;
const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** A contact's own value, as a condition about that field saw it; undefined where there is none. */
export function readSeen(field: string, saw: unknown, words: Words): string | undefined {
  if (saw === null || saw === undefined || saw === "") return undefined;
  const known = words.fields.find((each) => each.field === field);
  if (Array.isArray(saw)) {
    const names = saw.flatMap((each: unknown) => nameOf(known?.kind, each, words));
    return names.length === 0 ? undefined : words.format.list([...new Set(names)]);
  }
  if (typeof saw === "boolean") return words.t(saw ? "answer.yes" : "answer.no");
  if (typeof saw === "number") return words.format.decimal(saw, 6);
  if (typeof saw !== "string") return unreadable;
  if (known?.kind === "instant") return words.format.dateTime(saw);
  if (known?.kind === "day") return words.format.day(saw);
  if (known?.kind === "status") return words.statuses.get(saw) ?? saw;
  return known?.own && known.kind === "choice" ? words.language(saw) : saw;
}

const Sent = z.object({ campaignId: z.number() });

function nameOf(kind: CriteriaField["kind"] | undefined, one: unknown, words: Words): string[] {
  if (typeof one === "number") {
    const names = kind === "segment" ? words.segments : words.labels;
    return [names.get(one) ?? `#${one}`];
  }
  const sent = Sent.safeParse(one);
  if (!sent.success) return [];
  return [words.campaigns.get(sent.data.campaignId) ?? `#${sent.data.campaignId}`];
}
