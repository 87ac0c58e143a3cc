import { iso, isoOrNull } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";
import type { Consent } from "./schema.ts";
import { loadConsent } from "./store.ts";

/** What a contact said about being written to, newest first, and where that leaves us. */
export async function consentOf(ctx: Ctx, contactId: number): Promise<Consent> {
  const { preferences, events } = await loadConsent(ctx, contactId);
  return {
    contactId,
    optedOut: preferences?.optedOut ?? false,
    optedOutAt: isoOrNull(preferences?.optedOutAt ?? null),
    optedOutReason: preferences?.optedOutReason ?? null,
    optedOutSource: preferences?.optedOutSource ?? null,
    metaStopped: preferences?.metaStopped ?? false,
    metaStoppedAt: isoOrNull(preferences?.metaStoppedAt ?? null),
    events: events.map(({ id, act, source, said, campaignId, memberId, at }) => ({
      id,
      act,
      source,
      said,
      campaignId,
      memberId,
      at: iso(at),
    })),
  };
}
