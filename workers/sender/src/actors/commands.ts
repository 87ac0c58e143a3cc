import {
  cancelPending,
  completeRun,
  deadRow,
  failEmptyRun,
  frozenAudience,
  freezePage,
  heartbeat,
  lookForPending,
  settleLease,
} from "@siar/core/sending";
import {
  frozenPage,
  leaseSettled,
  rowsCancelled,
  scanned,
  type Command,
  type RunState,
  type Step,
} from "@siar/core/sending/rules";
import type { Ctx } from "@siar/kernel/ctx";

/** What a command brought back, as a step of the run that it is applied to. */
export type Event = (state: RunState, now: number) => Step;

interface Surroundings {
  readonly campaignId: number;
  /** Leases that somebody still holds. */
  readonly held: readonly number[];
}

/** Carries a command out. Each may be repeated without harm. */
export async function perform(
  ctx: Ctx,
  sends: Queue<unknown>,
  command: Command,
  around: Surroundings,
): Promise<Event | null> {
  const { campaignId } = around;
  switch (command.kind) {
    case "enqueue":
      await sends.send(command.slice);
      return null;
    case "freeze":
      return freeze(ctx, campaignId, command.cursor);
    case "scan": {
      const page = await lookForPending(ctx, campaignId, command.after);
      return (state, now) => scanned(state, page, now);
    }
    case "settle-lease": {
      const { lost } = command;
      await settleLease(ctx, { ...lost, campaignId });
      return (state, now) => leaseSettled(state, lost.lease, now);
    }
    case "dead-letter":
      await deadRow(ctx, campaignId, command.seq);
      return null;
    case "cancel-rows": {
      const left = await cancelPending(ctx, campaignId);
      return (state, now) => rowsCancelled(state, left, now);
    }
    case "complete":
      await completeRun(ctx, campaignId, around.held);
      return null;
    case "heartbeat":
      await heartbeat(ctx, campaignId, command.phase);
      return null;
  }
}

async function freeze(ctx: Ctx, campaignId: number, cursor: number): Promise<Event | null> {
  const frozen = await frozenAudience(ctx, campaignId);
  if (frozen === null) return null;
  const page = await freezePage(ctx, campaignId, frozen, cursor);
  if (page.done && page.to === 0) await failEmptyRun(ctx, campaignId);
  return (state, now) => frozenPage(state, page, now);
}
