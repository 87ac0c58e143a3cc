import type { Entity } from "../../../lib/api.ts";

/** Whom the message is shown to while it is written; the campaign is 0 until it is saved. */
export interface Writing {
  person: Entity<"Contact"> | undefined;
  campaignId: number;
}
