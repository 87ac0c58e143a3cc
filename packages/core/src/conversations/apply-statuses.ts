import type { Ctx } from "@siar/kernel/ctx";
import { lessonOf, type StatusReport } from "../sending/index.ts";
import { foldStatuses, readCallback, type LocatedStatus } from "../sending/rules/index.ts";
import { readReplyCallback } from "./rules/index.ts";
import { contactsOfReplies, repliesByWamid, replyStatusStatement } from "./store/replies.ts";

export interface AppliedReplies {
  /** Whose thread shows something new. */
  readonly contactIds: readonly number[];
  /** Statuses of messages that are no replies. */
  readonly rest: readonly StatusReport[];
}

/** Takes the statuses of replies out of what Meta reported: by callback data, else by message id. */
export async function applyReplyStatuses(
  ctx: Ctx,
  reports: readonly StatusReport[],
): Promise<AppliedReplies> {
  const idOf = await replyIds(ctx, reports);
  const located = reports.flatMap((report): LocatedStatus[] => {
    const id = idOf(report);
    return id === undefined ? [] : [{ row: { campaignId: 0, seq: id, attempt: 1 }, report }];
  });
  if (located.length === 0) return { contactIds: [], rest: reports };
  const folded = foldStatuses(located);
  const people = await contactsOfReplies(
    ctx,
    folded.map(({ seq }) => seq),
  );
  const contactOf = new Map(people.map(({ id, contactId }) => [id, contactId]));
  await ctx.db.batch([
    replyStatusStatement(ctx, folded),
    ...folded.flatMap(({ seq, errorCode }) => {
      const contactId = contactOf.get(seq);
      if (contactId === undefined || errorCode === null) return [];
      return lessonOf(ctx, { contactId, campaignId: null }, errorCode);
    }),
  ]);
  return {
    contactIds: [...new Set(contactOf.values())],
    rest: reports.filter((report) => idOf(report) === undefined),
  };
}

/** Most statuses are a campaign's and say so themselves: only for the others anything is looked up. */
async function replyIds(
  ctx: Ctx,
  reports: readonly StatusReport[],
): Promise<(report: StatusReport) => number | undefined> {
  const bare = reports.filter(
    ({ callback }) => readReplyCallback(callback) === null && readCallback(callback) === null,
  );
  const wamids = [...new Set(bare.map(({ wamid }) => wamid))];
  const found = wamids.length === 0 ? [] : await repliesByWamid(ctx, wamids);
  const byWamid = new Map(found.map(({ wamid, id }) => [wamid, id]));
  return ({ callback, wamid }) => {
    if (readCallback(callback) !== null) return undefined;
    return readReplyCallback(callback) ?? byWamid.get(wamid);
  };
}
