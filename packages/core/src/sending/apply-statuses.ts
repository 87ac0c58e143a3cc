import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { metaError } from "@siar/whatsapp/errors";
import { lessonOf, lessonsOfRows } from "./aftermath.ts";
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
/** More in one batch would hold the database for too long. */
const MOST_AT_ONCE = 10 * CHUNK;

/** A failure that came late, and that stops more than its own row. */
export type LateAlarm = Pause & { readonly campaignId: number };

export interface AppliedStatuses {
  readonly touched: RowAttempt[];
  readonly alarms: readonly LateAlarm[];
  /** Statuses of messages that no campaign of ours sent. */
  readonly unknown: number;
}

/**
 * Applies statuses in any order, doubled or late, in one batch with what goes alongside; see
 * `statusStatement` for the ranks.
 */
export async function applyStatuses(
  ctx: Ctx,
  reports: readonly StatusReport[],
  alongside: readonly Statement[] = [],
): Promise<AppliedStatuses> {
  const rest = reports.filter(({ callback }) => readTestCallback(callback) === undefined);
  const located = await locate(ctx, rest);
  const folded = foldStatuses(located);
  const touched: RowAttempt[] = [];
  let also = [...reports.flatMap((report) => testLessons(ctx, report)), ...alongside];
  for (let at = 0; at < folded.length || also.length > 0; at += MOST_AT_ONCE) {
    touched.push(...(await applyAtOnce(ctx, folded.slice(at, at + MOST_AT_ONCE), also)));
    also = [];
  }
  return {
    touched,
    alarms: folded.flatMap(lateAlarms),
    unknown: rest.length - located.length + (folded.length - touched.length),
  };
}

async function applyAtOnce(
  ctx: Ctx,
  folded: readonly FoldedStatus[],
  also: readonly Statement[],
): Promise<RowAttempt[]> {
  const chunks = Array.from({ length: Math.ceil(folded.length / CHUNK) }, (_, at) =>
    folded.slice(at * CHUNK, (at + 1) * CHUNK),
  );
  const [existing] = await ctx.db.batch([
    existingRows(ctx, folded),
    ...chunks.map((chunk) => statusStatement(ctx, chunk)),
    ...lessonsOfRows(ctx, folded),
    ...also,
  ]);
  return existing.map((row) => ({ ...row, attempt: 0 }));
}

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
