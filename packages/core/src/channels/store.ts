import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { iso } from "@siar/kernel/clock";
import type { WireNumber } from "@siar/whatsapp";
import { throughputOf } from "./rules/index.ts";
import type { AccountStatus, WhatsAppAccount, WhatsAppNumber } from "./schema.ts";
import { whatsappAccounts, whatsappNumbers } from "./tables.ts";

export type AccountRow = typeof whatsappAccounts.$inferSelect;
type NumberRow = typeof whatsappNumbers.$inferSelect;
type Reader = Pick<Ctx, "db">;

const CALLBACK_PATH = "/webhooks/whatsapp";

export async function accountByWabaId(ctx: Reader, wabaId: string): Promise<AccountRow | null> {
  const rows = await ctx.db
    .select()
    .from(whatsappAccounts)
    .where(eq(whatsappAccounts.wabaId, wabaId));
  return rows[0] ?? null;
}

/** A disconnected account is as good as none: its secrets are gone. */
export async function connectedAccount(ctx: Reader, id: number): Promise<AccountRow | null> {
  const rows = await ctx.db
    .select()
    .from(whatsappAccounts)
    .where(and(eq(whatsappAccounts.id, id), ne(whatsappAccounts.status, "disconnected")));
  return rows[0] ?? null;
}

export const connectedAccounts = (ctx: Reader): Promise<AccountRow[]> =>
  ctx.db
    .select()
    .from(whatsappAccounts)
    .where(ne(whatsappAccounts.status, "disconnected"))
    .orderBy(asc(whatsappAccounts.id));

export interface NumberWithAccount {
  readonly number: NumberRow;
  readonly account: AccountRow;
}

export async function connectedNumber(
  ctx: Reader,
  numberId: number,
): Promise<NumberWithAccount | null> {
  const rows = await ctx.db
    .select({ number: whatsappNumbers, account: whatsappAccounts })
    .from(whatsappNumbers)
    .innerJoin(whatsappAccounts, eq(whatsappAccounts.id, whatsappNumbers.accountId))
    .where(and(eq(whatsappNumbers.id, numberId), ne(whatsappAccounts.status, "disconnected")));
  return rows[0] ?? null;
}

/** Whether a campaign could be sent from this number now. */
export const isConnected = async (ctx: Reader, numberId: number): Promise<boolean> =>
  (await connectedNumber(ctx, numberId)) !== null;

/** Campaigns that name no number use the business's own choice; a choice that is gone is made anew. */
export const chooseDefaultNumber = (ctx: Ctx): Statement => {
  const usable = sql`
    SELECT n.id FROM whatsapp_numbers n JOIN whatsapp_accounts a ON a.id = n.account_id
    WHERE a.status <> 'disconnected' AND n.status <> ${GONE} ORDER BY n.id`;
  return ctx.db.run(sql`
    UPDATE settings SET default_number_id = (${usable} LIMIT 1),
      version = version + 1, updated_at = ${ctx.now}
    WHERE (default_number_id IS NULL OR default_number_id NOT IN (${usable}))
      AND default_number_id IS NOT (${usable} LIMIT 1)`);
};

export async function listAccounts(ctx: Reader): Promise<WhatsAppAccount[]> {
  const [accounts, numbers] = await ctx.db.batch([
    ctx.db.select().from(whatsappAccounts).orderBy(asc(whatsappAccounts.id)),
    ctx.db.select().from(whatsappNumbers).orderBy(asc(whatsappNumbers.id)),
  ]);
  return accounts.map((account) => showAccount(account, numbers));
}

const showAccount = (account: AccountRow, numbers: readonly NumberRow[]): WhatsAppAccount => ({
  id: account.id,
  wabaId: account.wabaId,
  name: account.name,
  status: account.status,
  lastError: account.lastError,
  callbackPath: CALLBACK_PATH,
  numbers: numbers.filter(({ accountId }) => accountId === account.id).map(showNumber),
  createdAt: iso(account.createdAt),
  updatedAt: iso(account.updatedAt),
});

const showNumber = (row: NumberRow): WhatsAppNumber => ({
  id: row.id,
  phoneNumberId: row.phoneNumberId,
  displayPhone: row.displayPhone,
  verifiedName: row.verifiedName,
  quality: row.quality,
  status: row.status,
  throughput: row.throughput,
  messagingLimit: row.messagingLimit,
});

export interface SealedAccount {
  readonly wabaId: string;
  readonly name: string;
  readonly token: string;
  readonly appSecret: string;
  readonly previousAppSecret: string | null;
  readonly verifyToken: string;
  readonly status: AccountStatus;
  readonly lastError: string | null;
}

export const saveAccount = (ctx: Ctx, account: SealedAccount): Statement =>
  ctx.db
    .insert(whatsappAccounts)
    .values({ ...account, createdAt: ctx.now, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: whatsappAccounts.wabaId,
      set: { ...account, updatedAt: ctx.now },
    });

export const markAccount = (
  ctx: Ctx,
  id: number,
  status: AccountStatus,
  lastError: string | null,
): Statement =>
  ctx.db
    .update(whatsappAccounts)
    .set({ status, lastError, updatedAt: ctx.now })
    .where(and(eq(whatsappAccounts.id, id), ne(whatsappAccounts.status, "disconnected")));

/** Whoever reads the database later finds no secret of an account that was disconnected. */
export const clearAccount = (ctx: Ctx, id: number): Statement =>
  ctx.db
    .update(whatsappAccounts)
    .set({
      status: "disconnected",
      token: "",
      appSecret: "",
      previousAppSecret: null,
      verifyToken: "",
      lastError: null,
      updatedAt: ctx.now,
    })
    .where(and(eq(whatsappAccounts.id, id), ne(whatsappAccounts.status, "disconnected")));

/** A number that Meta no longer lists: kept, because campaigns and conversations name it. */
const GONE = "DELETED";

/** The account's numbers as Meta lists them; runs after `saveAccount` of the same batch. */
export function saveNumbers(ctx: Ctx, wabaId: string, numbers: readonly WireNumber[]): Statement[] {
  const listed = JSON.stringify(
    numbers.map((number) => ({
      phoneNumberId: number.id,
      displayPhone: number.display_phone_number,
      verifiedName: number.verified_name,
      quality: number.quality_rating,
      status: number.status,
      throughput: throughputOf(number.throughput?.level),
      messagingLimit: number.whatsapp_business_manager_messaging_limit ?? null,
    })),
  );
  const account = sql`(SELECT id FROM whatsapp_accounts WHERE waba_id = ${wabaId})`;
  return [
    ctx.db.run(sql`
      INSERT INTO whatsapp_numbers (account_id, phone_number_id, display_phone, verified_name,
        quality, status, throughput, messaging_limit, created_at, updated_at)
      SELECT ${account}, n.value ->> 'phoneNumberId', n.value ->> 'displayPhone',
        n.value ->> 'verifiedName', n.value ->> 'quality', n.value ->> 'status',
        n.value ->> 'throughput', n.value ->> 'messagingLimit', ${ctx.now}, ${ctx.now}
      FROM json_each(${listed}) n WHERE true
      ON CONFLICT (phone_number_id) DO UPDATE SET
        account_id = excluded.account_id, display_phone = excluded.display_phone,
        verified_name = excluded.verified_name, quality = excluded.quality,
        status = excluded.status, throughput = excluded.throughput,
        messaging_limit = excluded.messaging_limit, updated_at = excluded.updated_at`),
    ctx.db.run(sql`
      UPDATE whatsapp_numbers SET status = ${GONE}, updated_at = ${ctx.now}
      WHERE account_id = ${account} AND status <> ${GONE} AND phone_number_id NOT IN
        (SELECT n.value ->> 'phoneNumberId' FROM json_each(${listed}) n)`),
  ];
}

/** Our id of each number that Meta names in a webhook. */
export async function numberIdsByMeta(
  ctx: Reader,
  phoneNumberIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ id: whatsappNumbers.id, phoneNumberId: whatsappNumbers.phoneNumberId })
    .from(whatsappNumbers)
    .where(
      sql`${whatsappNumbers.phoneNumberId} IN (SELECT value FROM json_each(${JSON.stringify(phoneNumberIds)}))`,
    );
  return new Map(rows.map((row) => [row.phoneNumberId, row.id]));
}
