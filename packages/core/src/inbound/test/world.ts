import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { database } from "@siar/kernel/database";
import { HOUR } from "@siar/kernel/clock";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import type { MessageEvent } from "@siar/whatsapp/webhook";
import { contactPreferences, consentEvents } from "../../consent/tables.ts";
import { contacts } from "../../contacts/tables.ts";
import { conversationMessages, conversations, serviceWindows } from "../../conversations/tables.ts";
import { whatsappNumbers } from "../../channels/tables.ts";
import { campaignCounters, campaignMessages } from "../../sending/tables.ts";
import { createStatement } from "../../settings/index.ts";
import { receive, type Arrivals } from "../receive.ts";
import { replies } from "../replies.ts";
import { retryAside } from "../retry.ts";
import { sweepInbound } from "../sweep.ts";
import { setAside } from "../tables.ts";

export const db = database(env.DB);
export const NOW = 1_800_000_000_000;
const ctx: Ctx = {
  db,
  now: NOW,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: null,
  deliver: async () => {},
};

const NUMBER = "106540352242922";
let serial = 0;

export const says = (text: string, extra: Partial<MessageEvent> = {}): MessageEvent => {
  serial += 1;
  return {
    wamid: `wamid.${serial}`,
    phoneNumberId: NUMBER,
    from: { phone: "+6281200000001", userId: null, name: "Ayu" },
    at: NOW - HOUR,
    type: "text",
    text,
    quoted: null,
    pressed: null,
    payload: null,
    ...extra,
  };
};

export const arrive = (arrivals: Partial<Arrivals>, at = NOW) =>
  receive(
    { ...ctx, now: at },
    { messages: [], preferences: [], unreadable: [], counted: [], ...arrivals },
  );
export const hear = (...messages: MessageEvent[]) => arrive({ messages });

export const sweep = (at: number) => sweepInbound({ ...ctx, now: at }, env.FILES);

export const tryAgain = (ids: readonly number[]) => retryAside(ctx, ids);

export const askReplies = (input: Parameters<typeof replies>[1]) => replies(ctx, input);

/** Of a campaign that is made if there is none yet. */
export async function listed(id: number, page: { limit?: number; cursor?: string } = {}) {
  await db.run(sql`INSERT OR IGNORE INTO campaigns (id, name, message_type, status, timezone,
    rate_limit, cooldown_hours, created_at, updated_at)
    VALUES (${id}, 'C', 'text', 'running', 'UTC', 1, 1, 1, 1)`);
  const found = await askReplies({ id, ...page });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

export const addContact = async (
  values: Partial<typeof contacts.$inferInsert>,
): Promise<number> => {
  const [row] = await db
    .insert(contacts)
    .values({ createdAt: NOW, updatedAt: NOW, ...values })
    .returning({ id: contacts.id });
  return row?.id ?? 0;
};

/** A campaign that reached the contact. */
export const sent = async (
  campaignId: number,
  contactId: number,
  sentAt: number,
  wamid: string,
) => {
  await db.insert(campaignCounters).values({ campaignId }).onConflictDoNothing();
  await db
    .insert(campaignMessages)
    .values({ campaignId, seq: contactId, contactId, status: "sent", sentAt, wamid });
};

export const isOptedOut = async (contactId: number): Promise<boolean> => {
  const rows = await db
    .select()
    .from(contactPreferences)
    .where(sql`contact_id = ${contactId} AND opted_out = 1`);
  return rows.length === 1;
};

/** Everything that inbound handling may touch, to see whether something changed. */
export const everything = async () =>
  JSON.stringify(
    await db.batch([
      db.select().from(contacts),
      db.select().from(conversations),
      db.select().from(conversationMessages),
      db.select().from(serviceWindows),
      db.select().from(contactPreferences),
      db.select().from(consentEvents),
      db.select().from(campaignMessages),
      db.select().from(campaignCounters),
      db.select().from(setAside),
    ]),
  );

const tables = [
  "campaigns",
  "contacts",
  "conversations",
  "conversation_messages",
  "service_windows",
  "inbound_media",
  "opt_out_replies",
  "contact_preferences",
  "consent_events",
  "campaign_messages",
  "campaign_counters",
  "set_aside",
  "inbound_counts",
  "whatsapp_numbers",
  "suppressions",
];

/** An empty business with one connected number. */
export async function freshWorld(): Promise<void> {
  for (const table of tables) await db.run(sql`DELETE FROM ${sql.identifier(table)}`);
  await db.batch([
    db.insert(whatsappNumbers).values({
      id: 1,
      accountId: 1,
      phoneNumberId: NUMBER,
      displayPhone: "+62 811",
      verifiedName: "Kopi",
      quality: "GREEN",
      status: "CONNECTED",
      createdAt: NOW,
      updatedAt: NOW,
    }),
  ]);
  const business = {
    businessName: "Kopi Senja",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
  } as const;
  await ctx.db.batch([createStatement(ctx, business)]);
}
