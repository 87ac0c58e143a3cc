import { err, ok, type Result } from "@siar/kernel/result";
import { guessZone, phoneReader } from "../../contacts/rules/index.ts";
import { ContactInput, type Attributes, type WorkflowStatus } from "../../contacts/schema.ts";
import type { Field } from "../../fields/schema.ts";
import { knownZone } from "../../settings/rules/index.ts";
import { attributeOf, type ImportPlan } from "../schema.ts";
import type { CsvRecord } from "./csv.ts";
import { undefuse } from "../../exports/rules/index.ts";
import { rowFault, type Reason, type RowFault } from "./reasons.ts";
import { readInstant, readRating, readStatus, readUserId, readValue } from "./values.ts";

/** A contact as a row tells it; null where the row says nothing. */
export interface Row {
  readonly phone: string;
  readonly userId: string | null;
  readonly name: string | null;
  readonly language: string | null;
  readonly timezone: string | null;
  readonly workflowStatus: WorkflowStatus | null;
  readonly rating: number | null;
  readonly attributes: Attributes;
  readonly labels: readonly string[];
  readonly optInSource: string | null;
  readonly optInText: string | null;
  readonly optInAt: number | null;
}

/** What the business says about reading its rows. */
export interface Home {
  readonly defaultCountry: string;
  readonly timezone: string;
  readonly fields: readonly Field[];
  /** The labels that there are. */
  readonly labels: readonly string[];
  /** Whose the user ids are that are known already, by their phone number if they have one. */
  readonly holders: ReadonlyMap<string, string | null>;
  readonly columns: readonly string[];
  readonly now: number;
  startOfDay(day: string): number;
}

const MOST_LABELS = 20;
/** Of the whole business: more is a column of something else. */
const MOST_NAMES = 1_000;
const LONGEST_LABEL = 60;
const LONGEST_NAME = 200;

export const places = (plan: ImportPlan, target: string): number[] =>
  plan.mapping.filter((one) => one.target === target).map(({ column }) => column);

type Taken<T> = Result<T, RowFault>;
type Cells = (places: readonly number[]) => string[];

/** Records to contacts. Blank cells say nothing: they never take away what is known. */
export function rowReader(plan: ImportPlan, home: Home): (record: CsvRecord) => Taken<Row> {
  const readPerson = personReader(plan, home);
  const readIdentity = userIdReader(plan, home);
  const readPlace = placeReader(plan);
  const readState = stateReader(plan);
  const readFields = fieldReader(plan, home);
  const readOptIn = optInReader(plan, home);
  return (record) => {
    const fault = shapeFault(record, plan, home);
    if (fault !== null) return err(fault);
    const cells: Cells = (columns) =>
      columns.flatMap((column) => {
        const cell = undefuse(record.cells[column] ?? "");
        return cell.trim() === "" ? [] : [cell];
      });
    const person = readPerson(cells);
    if (!person.ok) return person;
    const userId = readIdentity(cells, person.value.phone);
    if (!userId.ok) return userId;
    const place = readPlace(cells);
    if (!place.ok) return place;
    const state = readState(cells);
    if (!state.ok) return state;
    const attributes = readFields(cells);
    if (!attributes.ok) return attributes;
    const optIn = readOptIn(cells);
    if (!optIn.ok) return optIn;
    return ok({
      ...person.value,
      userId: userId.value,
      ...place.value,
      ...state.value,
      attributes: attributes.value,
      ...optIn.value,
    });
  };
}

/** Whom the row is about, and what they are called. */
function personReader(plan: ImportPlan, { defaultCountry, labels: known }: Home) {
  const at = {
    phone: places(plan, "phone"),
    name: places(plan, "name"),
    labels: places(plan, "labels"),
  };
  const readPhone = phoneReader(defaultCountry);
  const readLabels = labelReader(known);
  return (cells: Cells): Taken<Pick<Row, "phone" | "name" | "labels">> => {
    const [written] = cells(at.phone);
    if (written === undefined) return err(rowFault("phone-missing"));
    const phone = readPhone(written);
    if (phone === null) return err(rowFault("phone", written.trim()));
    const parts = cells(at.name).map((part) => part.trim());
    const name = parts.join(" ");
    if (name.length > LONGEST_NAME) return err(rowFault("name"));
    const labels = readLabels(cells(at.labels));
    if (!labels.ok) return labels;
    return ok({ phone, name: name === "" ? null : name, labels: labels.value });
  };
}

/** A user id is one person's, in Siar as in the file. */
function userIdReader(plan: ImportPlan, { holders }: Home) {
  const at = places(plan, "userId");
  const known = new Map(holders);
  return (cells: Cells, phone: string): Taken<string | null> => {
    const [written] = cells(at);
    if (written === undefined) return ok(null);
    const userId = readUserId(written);
    if (userId === null) return err(rowFault("user-id", written.trim()));
    const holder = known.get(userId);
    if (holder !== undefined && holder !== phone) return err(rowFault("user-id-taken", userId));
    known.set(userId, phone);
    return ok(userId);
  };
}

/** How far somebody's request is, and what they thought of it. */
function stateReader(plan: ImportPlan) {
  const statusAt = places(plan, "workflowStatus");
  const ratingAt = places(plan, "rating");
  return (cells: Cells): Taken<Pick<Row, "workflowStatus" | "rating">> => {
    const [status] = cells(statusAt);
    const workflowStatus = status === undefined ? null : readStatus(status);
    if (status !== undefined && workflowStatus === null) {
      return err(rowFault("status", status.trim()));
    }
    const [stars] = cells(ratingAt);
    const rating = stars === undefined ? null : readRating(stars);
    if (stars !== undefined && rating === null) return err(rowFault("rating", stars.trim()));
    return ok({ workflowStatus, rating });
  };
}

function shapeFault(record: CsvRecord, plan: ImportPlan, { columns }: Home): RowFault | null {
  if (record.fault !== null) return rowFault(record.fault);
  const more = record.cells.length > columns.length;
  if (more && record.cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    return rowFault("cells");
  }
  const isHeader = columns.every((name, at) => (record.cells[at] ?? "").trim() === name);
  return plan.hasHeader && isHeader ? rowFault("header-again") : null;
}

function labelReader(existing: readonly string[]) {
  const known = new Set(existing.map((name) => name.toLowerCase()));
  return (cells: readonly string[]): Taken<string[]> => {
    const names = new Set(cells.flatMap(splitLabels));
    if (names.size > MOST_LABELS) return err(rowFault("labels"));
    for (const name of names) {
      if (name.length > LONGEST_LABEL) return err(rowFault("label", name));
      if (known.has(name.toLowerCase())) continue;
      if (known.size >= MOST_NAMES) return err(rowFault("label-new", name));
      known.add(name.toLowerCase());
    }
    return ok([...names]);
  };
}

/** By the strongest sign that stands in it, so that names with a comma can be told apart. */
function splitLabels(cell: string): string[] {
  const sign = [";", "|", ","].find((one) => cell.includes(one)) ?? ";";
  return cell
    .split(sign)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const Language = ContactInput.shape.language;

function placeReader(plan: ImportPlan) {
  const languageAt = places(plan, "language");
  const zoneAt = places(plan, "timezone");
  const known = new Map<string, boolean>();
  const isZone = (zone: string): boolean => {
    const seen = known.get(zone) ?? knownZone(zone);
    known.set(zone, seen);
    return seen;
  };
  return (cells: Cells): Taken<Pick<Row, "language" | "timezone">> => {
    const language = cells(languageAt)[0]?.trim() ?? null;
    if (language !== null && !Language.safeParse(language).success) {
      return err(rowFault("language", language));
    }
    const timezone = cells(zoneAt)[0]?.trim() ?? null;
    if (timezone !== null && !isZone(timezone)) return err(rowFault("timezone", timezone));
    return ok({ language, timezone });
  };
}

function fieldReader(plan: ImportPlan, { fields }: Home) {
  const mapped = fields.flatMap((field) => {
    const columns = plan.mapping.filter(({ target }) => attributeOf(target) === field.key);
    return columns.length === 0 ? [] : [{ field, columns: columns.map(({ column }) => column) }];
  });
  return (cells: Cells): Taken<Attributes> => {
    const attributes: Attributes = {};
    for (const { field, columns } of mapped) {
      const [cell] = cells(columns);
      if (cell === undefined) continue;
      const value = readValue(field, cell, plan);
      if (!value.ok) return value;
      attributes[field.key] = value.value;
    }
    return ok(attributes);
  };
}

type OptIn = Pick<Row, "optInSource" | "optInText" | "optInAt">;

/** What the row says about it goes before what was said for all; a source is named in any case. */
function optInReader(plan: ImportPlan, home: Home) {
  const at = {
    source: places(plan, "optInSource"),
    text: places(plan, "optInText"),
    date: places(plan, "optInAt"),
  };
  const forAll = plan.optIn ?? null;
  const tooLong = (text: string | undefined, most: number, reason: Reason): RowFault[] =>
    (text?.length ?? 0) > most ? [rowFault(reason)] : [];
  return (cells: Cells): Taken<OptIn> => {
    const [source] = cells(at.source);
    const [text] = cells(at.text);
    const [date] = cells(at.date);
    const [long] = [
      ...tooLong(source, 100, "opt-in-source"),
      ...tooLong(text, 1_000, "opt-in-text"),
    ];
    if (long !== undefined) return err(long);
    const when = date === undefined ? null : readInstant(date.trim(), plan, home.startOfDay);
    if (date !== undefined && when === null) return err(rowFault("opt-in-date", date.trim()));
    if (when !== null && when > home.now) return err(rowFault("opt-in-future", date ?? ""));
    const said = source ?? text ?? date ?? forAll?.source;
    if (said === undefined) return ok({ optInSource: null, optInText: null, optInAt: null });
    const atForAll = forAll?.at == null ? null : Date.parse(forAll.at);
    return ok({
      optInSource: source?.trim() ?? forAll?.source ?? "import",
      optInText: text ?? forAll?.text ?? null,
      optInAt: when ?? atForAll,
    });
  };
}

/** Guessed where the row does not say: nearly all numbers begin alike, so the answers are kept. */
export function zoneGuesser(home: Pick<Home, "defaultCountry" | "timezone">) {
  const seen = new Map<string, string | null>();
  return (phone: string): string | null => {
    // Enough of a number to know its country, but for those that share +1 and +7.
    const start = /^\+[17]/.test(phone) ? phone : phone.slice(0, 6);
    const known = seen.get(start);
    if (known !== undefined) return known;
    const zone = guessZone(phone, home);
    if (seen.size < 10_000) seen.set(start, zone);
    return zone;
  };
}

/** Two rows of one number as one after the other would leave it. */
export const merged = (earlier: Row, later: Row): Row => {
  const agreed = later.optInSource === null ? earlier : later;
  return {
    phone: later.phone,
    userId: later.userId ?? earlier.userId,
    name: later.name ?? earlier.name,
    language: later.language ?? earlier.language,
    timezone: later.timezone ?? earlier.timezone,
    workflowStatus: later.workflowStatus ?? earlier.workflowStatus,
    rating: later.rating ?? earlier.rating,
    attributes: { ...earlier.attributes, ...later.attributes },
    labels: [...new Set([...earlier.labels, ...later.labels])],
    optInSource: agreed.optInSource,
    optInText: agreed.optInText,
    optInAt: agreed.optInAt,
  };
};
