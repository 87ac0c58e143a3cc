import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import type { AccountEvent } from "@siar/whatsapp/webhook";
import { notifyIf } from "../notifications/index.ts";
import { accountByWabaId, becomesDue, isWell, markFailing } from "./store.ts";

export interface AppliedAccountEvent {
  readonly statements: readonly Statement[];
  /** An account whose campaigns have to stop, and why. */
  readonly stop: { readonly accountId: number; readonly reason: string } | null;
}

const NOTHING: AppliedAccountEvent = { statements: [], stop: null };

/**
 * Meta says that something about an account changed. What it is now is asked at the next minute:
 * webhooks come late and out of order. Only what stops everything is believed at once.
 */
export async function applyAccountEvent(
  ctx: Ctx,
  { wabaId, templates, stop }: AccountEvent,
): Promise<AppliedAccountEvent> {
  const account = await accountByWabaId(ctx, wabaId);
  if (account === null || account.status === "disconnected") return NOTHING;
  if (stop !== undefined) {
    return {
      statements: [
        notifyIf(
          ctx,
          { kind: "connection_failing", params: { name: account.name } },
          isWell(account.id),
        ),
        markFailing(ctx, account.id, { why: stop }),
      ],
      stop: { accountId: account.id, reason: `account_${stop}` },
    };
  }
  return {
    statements: [becomesDue(ctx, wabaId, templates === true ? "sync" : "check")],
    stop: null,
  };
}
