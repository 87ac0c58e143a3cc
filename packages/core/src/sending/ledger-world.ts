import { sql } from "drizzle-orm";
import { systemActor, type Ctx, type Db } from "@siar/kernel/ctx";
import type { RowResult } from "./rules/outcome.ts";
import type { RowStatus } from "./schema.ts";
import type { ClaimTerms } from "./store/claim.ts";

export const T0 = 1_800_000_000_000;

/** A ledger to try statements on: campaigns, people and rows, written plainly. */
export class Ledger {
  readonly ctx: Ctx;
  private campaigns = 0;
  private people = 0;

  constructor(db: Db, now = T0) {
    this.ctx = {
      db,
      now,
      actor: systemActor("test"),
      locale: "en",
      requestId: "test",
      address: null,
      deliver: () => Promise.resolve(),
    };
  }

  at(now: number): Ctx {
    return { ...this.ctx, now };
  }

  async campaign(status = "running", startedAt = T0 - 1_000): Promise<number> {
    this.campaigns += 1;
    const [row] = await this.ctx.db.all<{ id: number }>(sql`
      INSERT INTO campaigns (name, message_type, status, timezone, rate_limit, cooldown_hours,
        number_id, created_at, updated_at, started_at)
      VALUES (${`Campaign ${this.campaigns}`}, 'template', ${status}, 'Asia/Jakarta', 20, 24, 1,
        ${T0}, ${T0}, ${startedAt})
      RETURNING id`);
    const id = row?.id ?? 0;
    await this.ctx.db.run(sql`INSERT INTO campaign_counters (campaign_id) VALUES (${id})`);
    return id;
  }

  async contact(over: { phone?: string | null } = {}): Promise<number> {
    this.people += 1;
    const phone = over.phone === undefined ? `+62811${1_000_000 + this.people}` : over.phone;
    const [row] = await this.ctx.db.all<{ id: number }>(sql`
      INSERT INTO contacts (name, phone, created_at, updated_at)
      VALUES (${`Person ${this.people}`}, ${phone}, ${T0}, ${T0}) RETURNING id`);
    return row?.id ?? 0;
  }

  /** So many people with a pending row each. */
  async rows(campaignId: number, count: number): Promise<number[]> {
    const contacts: number[] = [];
    for (let seq = 1; seq <= count; seq += 1) {
      const contactId = await this.contact();
      contacts.push(contactId);
      await this.row(campaignId, seq, contactId);
    }
    return contacts;
  }

  async row(campaignId: number, seq: number, contactId: number): Promise<void> {
    await this.ctx.db.run(sql`
      INSERT INTO campaign_messages (campaign_id, seq, contact_id, status)
      VALUES (${campaignId}, ${seq}, ${contactId}, 'pending')`);
  }

  async see(campaignId: number, seq: number) {
    const [row] = await this.ctx.db.all<{
      status: RowStatus;
      reason: string | null;
      attempt: number;
      lease: number;
      wamid: string | null;
      error_detail: string | null;
      failed_at: number | null;
      not_before: number | null;
      sent_at: number | null;
      delivered_at: number | null;
      read_at: number | null;
    }>(sql`SELECT * FROM campaign_messages WHERE campaign_id = ${campaignId} AND seq = ${seq}`);
    if (row === undefined) throw new Error(`No row ${seq}`);
    return row;
  }

  /** I1: the counters beside a count over the ledger. */
  async counted(campaignId: number) {
    const [kept] = await this.ctx.db.all<Record<string, number>>(sql`
      SELECT total, pending, claimed, sent, delivered, read, failed, skipped, unknown, replied
      FROM campaign_counters WHERE campaign_id = ${campaignId}`);
    const [recount] = await this.ctx.db.all<Record<string, number>>(sql`
      SELECT count(*) AS total, sum(status = 'pending') AS pending,
        sum(status = 'claimed') AS claimed, sum(status = 'sent') AS sent,
        sum(status = 'delivered') AS delivered, sum(status = 'read') AS read,
        sum(status = 'failed') AS failed, sum(status = 'skipped') AS skipped,
        sum(status = 'unknown') AS unknown, sum(replied_at IS NOT NULL) AS replied
      FROM campaign_messages WHERE campaign_id = ${campaignId}`);
    return { kept, recount };
  }
}

export const terms = (campaignId: number, over: Partial<ClaimTerms> = {}): ClaimTerms => ({
  campaignId,
  numberId: 1,
  lease: 1,
  cooldownHours: 24,
  needsWindow: false,
  marketing: false,
  perDay: null,
  ...over,
});

export const rendered = (seqs: readonly number[]) =>
  seqs.map((seq) => ({ seq, phone: "+62811", content: "Hai", reason: null, notBefore: null }));

export const accepted = (seq: number, attempt = 1): RowResult => ({
  seq,
  attempt,
  status: "sent",
  at: T0 + 100,
  wamid: `wamid.${seq}.${attempt}`,
  held: false,
  reason: null,
  code: null,
  class: null,
  detail: null,
  tries: 0,
  notBefore: null,
});
