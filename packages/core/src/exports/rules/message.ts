import { defuse } from "./csv.ts";

/** A row of a campaign's ledger as a report holds it: times as ISO 8601. */
export interface ReportRow {
  readonly seq: number;
  readonly contactId: number;
  readonly name: string;
  readonly phone: string | null;
  readonly content: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly errorCode: number | null;
  readonly error: string | null;
  readonly attempts: number;
  readonly sentAt: string | null;
  readonly deliveredAt: string | null;
  readonly readAt: string | null;
  readonly failedAt: string | null;
  readonly repliedAt: string | null;
  readonly reply: string | null;
  readonly category: string | null;
  readonly pricingType: string | null;
  /** Of its country and category; null where nothing was charged or no rate is known. */
  readonly cost: number | null;
  readonly currency: string | null;
  readonly messageId: string | null;
}

/** The columns of a report, named as the columns of an import are. */
const columns = [
  ["row", "seq"],
  ["contact_id", "contactId"],
  ["name", "name"],
  ["phone", "phone"],
  ["message", "content"],
  ["status", "status"],
  ["reason", "reason"],
  ["error_code", "errorCode"],
  ["error", "error"],
  ["attempts", "attempts"],
  ["sent_at", "sentAt"],
  ["delivered_at", "deliveredAt"],
  ["read_at", "readAt"],
  ["failed_at", "failedAt"],
  ["replied_at", "repliedAt"],
  ["reply", "reply"],
  ["category", "category"],
  ["pricing_type", "pricingType"],
  ["cost", "cost"],
  ["currency", "currency"],
  ["message_id", "messageId"],
] as const satisfies ReadonlyArray<readonly [string, keyof ReportRow]>;

export const reportHeader: readonly string[] = columns.map(([name]) => name);

export const reportCells = (row: ReportRow): string[] =>
  columns.map(([, key]) => {
    const value = row[key];
    if (value === null) return "";
    return typeof value === "string" ? defuse(value) : String(value);
  });
