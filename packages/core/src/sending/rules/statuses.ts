export type ReportedStatus = "sent" | "delivered" | "read" | "failed";

/** A status as the webhook delivers it, without Meta's wrapping. */
export interface StatusReport {
  /** Our own data, echoed: `<campaign>:<seq>:<attempt>`. */
  readonly callback: string | null;
  readonly wamid: string;
  readonly status: ReportedStatus;
  readonly at: number;
  readonly category?: string | undefined;
  readonly pricingType?: string | undefined;
  readonly errorCode?: number | undefined;
  readonly errorDetail?: string | undefined;
}

export interface RowAttempt {
  readonly campaignId: number;
  readonly seq: number;
  readonly attempt: number;
}

export const callbackOf = ({ campaignId, seq, attempt }: RowAttempt): string =>
  `${campaignId}:${seq}:${attempt}`;

export function readCallback(callback: string | null): RowAttempt | null {
  const match = /^(\d{1,15}):(\d{1,15}):(\d{1,9})$/.exec(callback ?? "");
  if (match === null) return null;
  const [, campaignId, seq, attempt] = match;
  return { campaignId: Number(campaignId), seq: Number(seq), attempt: Number(attempt) };
}

interface SentTest {
  readonly campaignId: number;
  readonly contactId: number | null;
  readonly requestId: string;
}

/** Never a row of the ledger: that is three numbers, and this begins with a word. */
export const testCallbackOf = ({ campaignId, contactId, requestId }: SentTest): string =>
  `test:${campaignId}:${contactId ?? ""}:${requestId}`;

/** Whom a test went to; undefined where it was no test. */
export function readTestCallback(callback: string | null): number | null | undefined {
  const match = /^test:\d+:(\d{0,15}):/.exec(callback ?? "");
  if (match === null) return undefined;
  const [, contactId = ""] = match;
  return contactId === "" ? null : Number(contactId);
}

/** sent < failed < delivered < read; `failed` is judged by itself, so it has no rank here. */
const rankOf: Record<ReportedStatus, number> = { failed: 0, sent: 1, delivered: 3, read: 4 };

/** All that was reported of one row, whatever the order and however often. */
export interface FoldedStatus {
  readonly campaignId: number;
  readonly seq: number;
  readonly rank: number;
  readonly wamid: string;
  readonly sentAttempt: number | null;
  readonly failedAttempt: number | null;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failedAt: number | null;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
  readonly category: string | null;
  readonly pricingType: string | null;
}

const earlier = (known: number | null, at: number): number =>
  known === null ? at : Math.min(known, at);

export interface LocatedStatus {
  readonly row: RowAttempt;
  readonly report: StatusReport;
}

export function foldStatuses(located: readonly LocatedStatus[]): FoldedStatus[] {
  const byRow = new Map<string, FoldedStatus>();
  for (const { row, report } of located) {
    const key = `${row.campaignId}:${row.seq}`;
    byRow.set(key, fold(byRow.get(key) ?? nothingOf(row, report.wamid), row, report));
  }
  return [...byRow.values()];
}

const nothingOf = (row: RowAttempt, wamid: string): FoldedStatus => ({
  campaignId: row.campaignId,
  seq: row.seq,
  rank: 0,
  wamid,
  sentAttempt: null,
  failedAttempt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  errorCode: null,
  errorDetail: null,
  category: null,
  pricingType: null,
});

function fold(known: FoldedStatus, row: RowAttempt, report: StatusReport): FoldedStatus {
  const rank = Math.max(known.rank, rankOf[report.status]);
  const priced = {
    category: report.category ?? known.category,
    pricingType: report.pricingType ?? known.pricingType,
  };
  if (report.status === "failed") {
    if (known.failedAttempt !== null && known.failedAttempt >= row.attempt) return known;
    return {
      ...known,
      ...priced,
      failedAttempt: row.attempt,
      failedAt: report.at,
      errorCode: report.errorCode ?? null,
      errorDetail: report.errorDetail ?? null,
    };
  }
  return {
    ...known,
    ...priced,
    rank,
    wamid: report.wamid,
    sentAttempt: Math.max(known.sentAttempt ?? 0, row.attempt),
    sentAt: report.status === "sent" ? earlier(known.sentAt, report.at) : known.sentAt,
    deliveredAt:
      report.status === "delivered" ? earlier(known.deliveredAt, report.at) : known.deliveredAt,
    readAt: report.status === "read" ? earlier(known.readAt, report.at) : known.readAt,
  };
}
