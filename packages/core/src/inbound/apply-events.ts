import type { z } from "zod";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { templateEventStatements } from "../approved-templates/index.ts";
import { pauseBySystem, stopAccountBySystem } from "../campaigns/index.ts";
import { applyAccountEvent } from "../channels/index.ts";
import { applyReplyStatuses, tellInbox } from "../conversations/index.ts";
import { applyStatuses } from "../sending/index.ts";
import type { CampaignRow } from "./rules/index.ts";
import type { QueuedEvents } from "./schema.ts";
import { addCounts, countStatements } from "./store/aside.ts";

export interface Applied {
  /** Ledger rows that changed, for those who watch the campaign. */
  readonly touched: readonly CampaignRow[];
  /** Statuses of messages that another tool sent from the same account: no fault. */
  readonly unknown: number;
}

/** What webhooks reported besides messages and preferences, all of it in one batch. */
export async function applyEvents(
  ctx: Ctx,
  events: readonly z.output<typeof QueuedEvents>[],
): Promise<Applied> {
  const templates = events.flatMap((one) => one.templates);
  const accounts = events.flatMap((one) => one.accounts);
  const changes = await Promise.all(accounts.map((event) => applyAccountEvent(ctx, event)));
  const changed = await Promise.all(templates.map((one) => templateEventStatements(ctx, one)));
  const alongside: Statement[] = [
    ...changed.flat(),
    ...changes.flatMap(({ statements }) => statements),
    ...countStatements(ctx, [...templates.map(() => "template"), ...accounts.map(() => "account")]),
  ];
  const replies = await applyReplyStatuses(
    ctx,
    events.flatMap((one) => one.statuses),
  );
  const { touched, unknown, alarms } = await applyStatuses(ctx, replies.rest, alongside);
  const [count] = unknown === 0 ? [] : addCounts(ctx, new Map([[UNKNOWN, unknown]]));
  if (count !== undefined) await ctx.db.batch([count]);
  for (const alarm of alarms) await pauseBySystem(ctx, alarm.campaignId, alarm);
  for (const { stop } of changes) if (stop !== null) await stopAccountBySystem(ctx, stop);
  await tellInbox(ctx, replies.contactIds);
  return { touched, unknown };
}

const UNKNOWN = "status:unknown-message";
