import { and, asc, eq, lte, ne, sql, type SQL } from "drizzle-orm";
import type { Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { DAY } from "@siar/kernel/clock";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import type { WireNumber } from "@siar/whatsapp";
import { firstFault, healthOf, throughputOf, type Fault, type Finding } from "./rules/index.ts";
import type { WhatsAppAccount } from "./schema.ts";
import { showAccount } from "./show.ts";
import { whatsappAccounts, whatsappNumbers } from "./tables.ts";

export type AccountRow = typeof whatsappAccounts.$inferSelect;
export type NumberRow = typeof whatsappNumbers.$inferSelect;
type Reader = Pick<Ctx, "db">;

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

export async function listAccounts(ctx: Ctx): Promise<WhatsAppAccount[]> {
  const [accounts, numbers] = await ctx.db.batch([
    ctx.db.select().from(whatsappAccounts).orderBy(asc(whatsappAccounts.id)),
    ctx.db.select().from(whatsappNumbers).orderBy(asc(whatsappNumbers.id)),
  ]);
  return accounts.map((account) => showAccount(account, numbers, ctx.locale));
}

export async function accountShown(ctx: Ctx, wabaId: string): Promise<Result<WhatsAppAccount>> {
  const account = (await listAccounts(ctx)).find((one) => one.wabaId === wabaId);
  return account === undefined ? fail("not-found", { what: "account" }) : ok(account);
}

export interface SealedAccount {
  readonly wabaId: string;
  readonly name: string;
  readonly token: string;
  readonly appSecret: string;
  readonly previousAppSecret: string | null;
  readonly rotatedAt: number | null;
  readonly verifyToken: string;
}

/** What a look at Meta found. */
export interface Looked {
  readonly findings: readonly Finding[];
  readonly appId: string | null;
}

/** Asked again after a day, or as soon as a webhook says that something has changed. */
const CHECK_EVERY = DAY;

const standing = (ctx: Ctx, { findings, appId }: Looked) => {
  const fault = firstFault(findings);
  return {
    status: fault === null ? ("connected" as const) : ("failing" as const),
    lastError: fault,
    checks: [...findings],
    checkedAt: ctx.now,
    // Connected while Meta did not answer everything: nothing is known yet.
    checkDueAt: findings.length === 0 ? ctx.now : ctx.now + CHECK_EVERY,
    updatedAt: ctx.now,
    ...(appId !== null && { appId }),
  };
};

/** Templates come with the next look: an account is connected for the sake of them. */
export const saveAccount = (ctx: Ctx, account: SealedAccount, looked: Looked): Statement => {
  const row = { ...account, ...standing(ctx, looked), syncDueAt: ctx.now };
  return ctx.db
    .insert(whatsappAccounts)
    .values({ ...row, createdAt: ctx.now })
    .onConflictDoUpdate({
      target: whatsappAccounts.wabaId,
      set: { ...row, checkDueAt: sql`min(${whatsappAccounts.checkDueAt}, ${row.checkDueAt})` },
    });
};

const stillConnected = (id: number) =>
  and(eq(whatsappAccounts.id, id), ne(whatsappAccounts.status, "disconnected"));

/** When an account is due moves on only from what was read: a webhook may have come meanwhile. */
export const saveLook = (ctx: Ctx, { id, checkDueAt }: AccountRow, looked: Looked): Statement => {
  const { checkDueAt: due } = whatsappAccounts;
  const now = standing(ctx, looked);
  return ctx.db
    .update(whatsappAccounts)
    .set({ ...now, checkDueAt: sql`iif(${due} = ${checkDueAt}, ${now.checkDueAt}, ${due})` })
    .where(stillConnected(id));
};

/** For a statement that comes before the one which marks it as failing. */
export const isWell = (id: number): SQL =>
  sql`EXISTS (SELECT 1 FROM whatsapp_accounts WHERE id = ${id} AND status = 'connected')`;

/** Whether a number that is known was not yet of low quality, before its new state is saved. */
export const wasBetter = (phoneNumberId: string): SQL => sql`EXISTS (
  SELECT 1 FROM whatsapp_numbers WHERE phone_number_id = ${phoneNumberId} AND quality <> 'RED')`;

type Secrets = Pick<AccountRow, "token" | "appSecret" | "previousAppSecret" | "verifyToken">;

export const saveSecrets = (
  ctx: Ctx,
  id: number,
  secrets: Partial<Secrets & Pick<AccountRow, "rotatedAt" | "checkDueAt">>,
): Statement =>
  ctx.db
    .update(whatsappAccounts)
    .set({ ...secrets, updatedAt: ctx.now })
    .where(stillConnected(id));

/** Accounts that Meta is to be asked about, whoever waits longest first. */
export const dueAccounts = (ctx: Ctx, what: "check" | "sync", most: number) => {
  const due = what === "check" ? whatsappAccounts.checkDueAt : whatsappAccounts.syncDueAt;
  return ctx.db
    .select()
    .from(whatsappAccounts)
    .where(and(lte(due, ctx.now), ne(whatsappAccounts.status, "disconnected")))
    .orderBy(asc(due))
    .limit(most);
};

/** As `saveLook`: only from what was read. */
export const putOff = (
  ctx: Ctx,
  account: AccountRow,
  what: "check" | "sync",
  ms: number,
): Statement => {
  const due = what === "check" ? "checkDueAt" : "syncDueAt";
  return ctx.db
    .update(whatsappAccounts)
    .set({ [due]: ctx.now + ms })
    .where(and(stillConnected(account.id), eq(whatsappAccounts[due], account[due])));
};

/** Meta has said that something changed: it is asked what, at the next look. */
export const becomesDue = (ctx: Ctx, wabaId: string, what: "check" | "sync"): Statement =>
  ctx.db
    .update(whatsappAccounts)
    .set(what === "check" ? { checkDueAt: ctx.now } : { syncDueAt: ctx.now })
    .where(eq(whatsappAccounts.wabaId, wabaId));

/** What stops an account is known before the next look, which may no longer see it. */
export const markFailing = (ctx: Ctx, id: number, fault: Fault): Statement =>
  ctx.db
    .update(whatsappAccounts)
    .set({ status: "failing", lastError: fault, updatedAt: ctx.now })
    .where(stillConnected(id));

/** Meta refused everything from this number: seen by a campaign, shown with the connection. */
export const numberRefused = (ctx: Ctx, numberId: number, code: number): Statement[] => {
  const fault: Fault = { why: "refused", code };
  return [
    ctx.db
      .update(whatsappNumbers)
      .set({ lastErrorCode: code, lastErrorAt: ctx.now, updatedAt: ctx.now })
      .where(eq(whatsappNumbers.id, numberId)),
    ctx.db.run(sql`
      UPDATE whatsapp_accounts SET status = 'failing', last_error = ${JSON.stringify(fault)},
        check_due_at = ${ctx.now}, updated_at = ${ctx.now}
      WHERE status <> 'disconnected'
        AND id = (SELECT account_id FROM whatsapp_numbers WHERE id = ${numberId})`),
  ];
};

/** Meta has asked for the verify token at our address and got the right answer. */
export const verified = async (ctx: Pick<Ctx, "db" | "now">, id: number): Promise<void> => {
  await ctx.db.update(whatsappAccounts).set({ verifiedAt: ctx.now }).where(stillConnected(id));
};

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
      rotatedAt: null,
      verifiedAt: null,
      checks: [],
      updatedAt: ctx.now,
    })
    .where(stillConnected(id));

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
      nameStatus: number.name_status ?? null,
      health: healthOf(number.health_status),
    })),
  );
  const account = sql`(SELECT id FROM whatsapp_accounts WHERE waba_id = ${wabaId})`;
  return [
    ctx.db.run(sql`
      INSERT INTO whatsapp_numbers (account_id, phone_number_id, display_phone, verified_name,
        quality, status, throughput, messaging_limit, name_status, health, created_at, updated_at)
      SELECT ${account}, n.value ->> 'phoneNumberId', n.value ->> 'displayPhone',
        n.value ->> 'verifiedName', n.value ->> 'quality', n.value ->> 'status',
        n.value ->> 'throughput', n.value ->> 'messagingLimit', n.value ->> 'nameStatus',
        n.value ->> 'health', ${ctx.now}, ${ctx.now}
      FROM json_each(${listed}) n WHERE true
      ON CONFLICT (phone_number_id) DO UPDATE SET
        account_id = excluded.account_id, display_phone = excluded.display_phone,
        verified_name = excluded.verified_name, quality = excluded.quality,
        status = excluded.status, throughput = excluded.throughput,
        messaging_limit = excluded.messaging_limit, name_status = excluded.name_status,
        health = excluded.health, updated_at = excluded.updated_at`),
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
