import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "@siar/kernel/ctx";
import type { Recipient } from "@siar/whatsapp";
import { z } from "zod";
import { WORDLESS, type Means, type Standing } from "../rules/index.ts";
import type { ConversationRow } from "./list.ts";

const Flag = z.number().transform((flag) => flag === 1);

const Person = z.object({
  phone: z.string().nullable(),
  userId: z.string().nullable(),
  lastInboundAt: z.number().nullable(),
  optedOut: Flag,
  spokeSince: Flag,
  metaStopped: Flag,
  marketingHeld: Flag,
  notOnWhatsapp: Flag,
});

type Between = Pick<ConversationRow, "contactId" | "numberId">;

const windowOf = ({ contactId, numberId }: Between): SQL => sql`(
  SELECT last_inbound_at FROM service_windows
  WHERE contact_id = ${contactId} AND number_id = ${numberId})`;

/** Whether they said something after the STOP of `p`: a reaction to what came before it is no words. */
const spokeSince = ({ contactId, numberId }: Between): SQL => sql`EXISTS (
  SELECT 1 FROM conversations k CROSS JOIN conversation_messages m ON m.conversation_id = k.id
  WHERE k.contact_id = ${contactId} AND k.number_id = ${numberId}
    AND m.direction = 'in' AND m.at > coalesce(p.opted_out_at, p.updated_at)
    AND m.type NOT IN (SELECT value FROM json_each(${JSON.stringify(WORDLESS)})))`;

/** How to reach the person of a conversation, and whether they may be written to. */
export async function personOf(
  ctx: Ctx,
  between: Between,
): Promise<{ to: Recipient | null; standing: Standing }> {
  const [row] = await ctx.db.all(sql`
    SELECT c.phone AS phone, c.user_id AS userId, ${windowOf(between)} AS lastInboundAt,
      coalesce(p.opted_out, 0) AS optedOut, ${spokeSince(between)} AS spokeSince,
      coalesce(p.meta_stopped, 0) AS metaStopped,
      coalesce(c.marketing_blocked_until > ${ctx.now}, 0) AS marketingHeld,
      c.not_on_whatsapp_at IS NOT NULL AS notOnWhatsapp
    FROM contacts c LEFT JOIN contact_preferences p ON p.contact_id = c.id
    WHERE c.id = ${between.contactId}`);
  const { phone, userId, ...standing } = Person.parse(row);
  return { to: recipientOf({ phone, userId }), standing };
}

type Reachable = Pick<z.output<typeof Person>, "phone" | "userId">;

export function recipientOf({ phone, userId }: Reachable): Recipient | null {
  if (phone !== null) return { phone, userId };
  return userId === null ? null : { phone, userId };
}

/** Asked again in the batch that decides: a STOP that came a moment ago is heard. */
export const mayStillBeAnswered = (between: Between, means: Means): SQL => sql`NOT EXISTS (
  SELECT 1 FROM contact_preferences p
  WHERE p.contact_id = ${between.contactId} AND (
    (p.opted_out = 1 AND NOT ${spokeSince(between)})
    OR (${means === "marketing"} AND (p.opted_out = 1 OR p.meta_stopped = 1))))`;
