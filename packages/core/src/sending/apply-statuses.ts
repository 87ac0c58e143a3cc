import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { metaError } from "@siar/whatsapp/errors";
import { lessonOf, recipientOf } from "./aftermath.ts";
import { pauseOf, type Pause } from "./rules/outcome.ts";
import {
  foldStatuses,
  readCallback,
  readTestCallback,
  type FoldedStatus,
  type LocatedStatus,
  type RowAttempt,
  type StatusReport,
} from "./rules/statuses.ts";
import { existingRows, rowsByWamid, statusStatement } from "./store/statuses.ts";

const CHUNK = 500;

/** A failure that came late, and that stops more than its own row. */
export type LateAlarm = Pause & { readonly campaignId: number };

export interface AppliedStatuses {
  readonly touched: RowAttempt[];
  readonly alarms: readonly LateAlarm[];
  /** Statuses of messages that no campaign of ours sent. */
  readonly unknown: number;
}

/** Applies statuses in any order, doubled or late; see `statusStatement` for the ranks. */
export async function applyStatuses(
  ctx: Ctx,
  reports: readonly StatusReport[],
): Promise<AppliedStatuses> {
  const [lesson, ...lessons] = reports.flatMap((report) => testLessons(ctx, report));
  if (lesson !== undefined) await ctx.db.batch([lesson, ...lessons]);
  const rest = reports.filter(({ callback }) => readTestCallback(callback) === undefined);
  const located = await locate(ctx, rest);
  const folded = foldStatuses(located);
  const touched: RowAttempt[] = [];
  for (let at = 0; at < folded.length; at += CHUNK) {
    const chunk = folded.slice(at, at + CHUNK);
    const [existing] = await ctx.db.batch([
      existingRows(ctx, chunk),
      statusStatement(ctx, chunk),
      ...chunk.flatMap((status) => lessonsOf(ctx, status)),
    ]);
    touched.push(...existing.map((row) => ({ ...row, attempt: 0 })));
  }
  return {
    touched,
    alarms: folded.flatMap(lateAlarms),
    unknown: rest.length - located.length + (folded.length - touched.length),
  };
}

const lessonsOf = (ctx: Ctx, { campaignId, seq, errorCode }: FoldedStatus): Statement[] =>
  errorCode === null
    ? []
    : lessonOf(ctx, { contactId: recipientOf(campaignId, seq), campaignId }, errorCode);

/** A test has no row; what Meta says of the person is true all the same. */
function testLessons(ctx: Ctx, { callback, errorCode }: StatusReport): Statement[] {
  const contactId = readTestCallback(callback);
  if (contactId === undefined || contactId === null || errorCode === undefined) return [];
  return lessonOf(ctx, { contactId, campaignId: null }, errorCode);
}

function lateAlarms({ campaignId, errorCode }: FoldedStatus): LateAlarm[] {
  const pause = errorCode === null ? null : pauseOf(metaError(errorCode).class, errorCode);
  return pause === null ? [] : [{ ...pause, campaignId }];
}

/** By our callback data, else by message id. */
async function locate(ctx: Ctx, reports: readonly StatusReport[]): Promise<LocatedStatus[]> {
  const bare = reports.filter((report) => readCallback(report.callback) === null);
  const found =
    bare.length === 0 ? [] : await rowsByWamid(ctx, [...new Set(bare.map(({ wamid }) => wamid))]);
  const byWamid = new Map(found.map((row) => [row.wamid, row]));
  return reports.flatMap((report) => {
    const row = readCallback(report.callback) ?? byWamid.get(report.wamid);
    return row === undefined ? [] : [{ row, report }];
  });
}
