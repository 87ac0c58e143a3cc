import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { Recipient } from "@siar/whatsapp";
import { z } from "zod";
import type { Means, Standing } from "../rules/index.ts";
import type { ConversationRow } from "./list.ts";

const Flag = z.number().transform((flag) => flag === 1);

const Person = z.object({
  phone: z.string().nullable(),
  userId: z.string().nullable(),
  lastInboundAt: z.number().nullable(),
  optedOutAt: z.number().nullable(),
  metaStopped: Flag,
  marketingHeld: Flag,
  notOnWhatsapp: Flag,
});

type Between = Pick<ConversationRow, "contactId" | "numberId">;

const windowOf = ({ contactId, numberId }: Between): SQL => sql`(
  SELECT last_inbound_at FROM service_windows
  WHERE contact_id = ${contactId} AND number_id = ${numberId})`;

/** How to reach the person of a conversation, and whether they may be written to. */
export async function personOf(
  ctx: Ctx,
  between: Between,
): Promise<{ to: Recipient | null; standing: Standing }> {
  const [row] = await ctx.db.all(sql`
    SELECT c.phone AS phone, c.user_id AS userId, ${windowOf(between)} AS lastInboundAt,
      iif(p.opted_out = 1, coalesce(p.opted_out_at, p.updated_at), NULL) AS optedOutAt,
      coalesce(p.meta_stopped, 0) AS metaStopped,
      coalesce(c.marketing_blocked_until > ${ctx.now}, 0) AS marketingHeld,
      c.not_on_whatsapp_at IS NOT NULL AS notOnWhatsapp
    FROM contacts c LEFT JOIN contact_preferences p ON p.contact_id = c.id
    WHERE c.id = ${between.contactId}`);
  const { phone, userId, ...standing } = Person.parse(row);
  const to = phone !== null ? { phone, userId } : userId === null ? null : { phone, userId };
  return { to, standing };
}

/** Asked again in the batch that decides: a STOP that came a moment ago is heard. */
export const mayStillBeAnswered = (between: Between, means: Means): SQL => sql`NOT EXISTS (
  SELECT 1 FROM contact_preferences p
  WHERE p.contact_id = ${between.contactId} AND (
    (p.opted_out = 1 AND coalesce(${windowOf(between)}, 0) <= coalesce(p.opted_out_at, p.updated_at))
    OR (${means === "marketing"} AND (p.opted_out = 1 OR p.meta_stopped = 1))))`;
