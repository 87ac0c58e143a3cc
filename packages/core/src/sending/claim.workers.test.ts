import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { HOUR, SECOND } from "@siar/kernel/clock";
import { database } from "@siar/kernel/database";
import { describe, expect, it } from "vitest";
import { optOutStatements } from "../consent/index.ts";
import { accepted, Ledger, rendered, T0, terms } from "./ledger-world.ts";
import type { ClaimTerms } from "./store/claim.ts";
import { reachOf, recountReach } from "./store/reached.ts";
import { settleLeaseStatements } from "./store/results.ts";
import { claimHandful, closeSlice } from "./work.ts";

const ledger = new Ledger(database(env.DB));
const { ctx } = ledger;
const nothing = { results: [], also: [] };

const claim = async (of: ClaimTerms, seqs: readonly number[], at = T0) =>
  (await claimHandful(ledger.at(at), of, rendered(seqs), nothing)).rows;

describe("the claim", () => {
  it("6.1 takes pending rows, once: the same rows cannot be claimed again", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 3);
    expect(await claim(terms(id), [1, 2, 3])).toEqual([
      { seq: 1, attempt: 1 },
      { seq: 2, attempt: 1 },
      { seq: 3, attempt: 1 },
    ]);
    expect(await claim(terms(id, { lease: 2 }), [1, 2, 3], T0 + 1)).toEqual([]);
    expect(await ledger.see(id, 1)).toMatchObject({ status: "claimed", lease: 1, attempt: 1 });
  });

  it("I6 takes nothing unless the campaign runs", async () => {
    for (const status of ["paused", "cancelled", "completed", "draft"]) {
      const id = await ledger.campaign(status);
      await ledger.rows(id, 1);
      expect(await claim(terms(id), [1])).toEqual([]);
      expect((await ledger.see(id, 1)).status).toBe("pending");
    }
  });

  it("I2 takes nothing under a lease that was revoked, and marks what it held as unknown", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 2);
    await claim(terms(id), [1]);
    const lost = { campaignId: id, lease: 1, from: 1, to: 2 };
    await ctx.db.batch(settleLeaseStatements(ctx, lost));
    expect(await claim(terms(id), [2], T0 + 1)).toEqual([]);
    expect((await ledger.see(id, 1)).status).toBe("unknown");
    expect((await ledger.see(id, 2)).status).toBe("pending");
  });

  it("I4 8.3 P26 skips whoever said STOP, also a moment before", async () => {
    const id = await ledger.campaign();
    const [first = 0] = await ledger.rows(id, 2);
    const [one, ...rest] = optOutStatements(ctx, {
      contactId: first,
      source: "keyword",
      said: "STOP",
    });
    if (one !== undefined) await ctx.db.batch([one, ...rest]);
    expect(await claim(terms(id), [1, 2])).toEqual([{ seq: 2, attempt: 1 }]);
    expect(await ledger.see(id, 1)).toMatchObject({ status: "skipped", reason: "opted_out" });
  });

  it("skips a contact that was removed, one without any address, and one who is not on WhatsApp", async () => {
    const id = await ledger.campaign();
    await ledger.row(id, 1, 999_999);
    await ledger.row(id, 2, await ledger.contact({ phone: null }));
    const gone = await ledger.contact();
    await ctx.db.run(sql`UPDATE contacts SET not_on_whatsapp_at = 1 WHERE id = ${gone}`);
    await ledger.row(id, 3, gone);
    expect(await claim(terms(id), [1, 2, 3])).toEqual([]);
    expect((await ledger.see(id, 1)).reason).toBe("contact_removed");
    expect((await ledger.see(id, 2)).reason).toBe("no_phone");
    expect((await ledger.see(id, 3)).reason).toBe("not_on_whatsapp");
  });

  it("skips a text to whoever did not write within a day, and not a template", async () => {
    const id = await ledger.campaign();
    const [open = 0] = await ledger.rows(id, 3);
    await ctx.db.run(sql`
      INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
      VALUES (${open}, 1, ${T0 - HOUR})`);
    const text = terms(id, { needsWindow: true });
    expect(await claim(text, [1, 2])).toEqual([{ seq: 1, attempt: 1 }]);
    expect((await ledger.see(id, 2)).reason).toBe("window_closed");
    expect(await claim(terms(id), [3], T0 + 1)).toEqual([{ seq: 3, attempt: 1 }]);
  });

  it("skips a row whose message cannot be rendered", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 1);
    const broken = [
      { seq: 1, phone: null, content: "", reason: "invalid_variables" as const, notBefore: null },
    ];
    expect(await claimHandful(ctx, terms(id), broken, nothing)).toMatchObject({ rows: [] });
    expect((await ledger.see(id, 1)).reason).toBe("invalid_variables");
  });

  it("leaves a row alone until its time has come", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 1);
    await ctx.db.run(sql`
      UPDATE campaign_messages SET not_before = ${T0 + 5_000} WHERE campaign_id = ${id}`);
    expect(await claim(terms(id), [1])).toEqual([]);
    expect(await claim(terms(id), [1], T0 + 5_000)).toHaveLength(1);
  });
});

describe("5.2 whose hour has not come", () => {
  const later = (seqs: readonly number[], notBefore: number) =>
    rendered(seqs).map((row) => ({ ...row, notBefore }));

  it("is not claimed but waits for it, and the others of the handful are", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 2);
    const rows = [...later([1], T0 + HOUR), ...rendered([2])];
    const claimed = await claimHandful(ctx, terms(id), rows, nothing);
    expect(claimed).toEqual({ rows: [{ seq: 2, attempt: 1 }], isLimited: false });
    expect(await ledger.see(id, 1)).toMatchObject({ status: "pending", not_before: T0 + HOUR });
    expect(await claim(terms(id), [1], T0 + HOUR)).toEqual([{ seq: 1, attempt: 1 }]);
  });

  it("is judged when it has: what holds them back now may be over by then", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 1);
    const text = terms(id, { needsWindow: true });
    await claimHandful(ctx, text, later([1], T0 + HOUR), nothing);
    expect(await ledger.see(id, 1)).toMatchObject({ status: "pending", reason: null });
  });

  it("does not wait on behalf of a campaign that is not running", async () => {
    const id = await ledger.campaign("paused");
    await ledger.rows(id, 1);
    await claimHandful(ctx, terms(id), later([1], T0 + HOUR), nothing);
    expect(await ledger.see(id, 1)).toMatchObject({ status: "pending", not_before: null });
  });
});

describe("Meta's daily limit", () => {
  const used = (people: number) =>
    ctx.db.run(sql`UPDATE portfolio_reach SET people = ${people}, counted_at = ${T0}`);

  it("lets through as many as are left of it; the others stay as they are", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 5);
    await used(7);
    const limited = terms(id, { perDay: 10 });
    const first = await claimHandful(ctx, limited, rendered([1, 2, 3, 4, 5]), nothing);
    expect(first).toMatchObject({ rows: [{ seq: 1 }, { seq: 2 }, { seq: 3 }], isLimited: true });
    expect(await ledger.see(id, 4)).toMatchObject({ status: "pending", attempt: 0 });
    expect(await reachOf(ctx)).toMatchObject({ people: 10 });
    expect(await claim(limited, [4, 5], T0 + 1)).toEqual([]);
  });

  it("is not used up by whoever is skipped, nor by messages within an open window", async () => {
    const id = await ledger.campaign();
    const [open = 0] = await ledger.rows(id, 3);
    await ctx.db.run(sql`
      INSERT INTO service_windows (contact_id, number_id, last_inbound_at)
      VALUES (${open}, 1, ${T0 - HOUR})`);
    await ledger.row(id, 4, 999_999);
    await used(8);
    const rows = rendered([1, 2, 3, 4]);
    const claimed = await claimHandful(ctx, terms(id, { perDay: 10 }), rows, nothing);
    expect(claimed).toMatchObject({ rows: [{ seq: 1 }, { seq: 2 }, { seq: 3 }], isLimited: false });
    expect(await reachOf(ctx)).toMatchObject({ people: 10 });
  });

  it("is counted anew over all campaigns: whoever was reached a day ago is free again", async () => {
    const id = await ledger.campaign();
    await ledger.rows(id, 4);
    const limited = terms(id, { perDay: 2 });
    await used(0);
    await claim(limited, [1, 2]);
    await ctx.db.batch([recountReach(ctx, 2)]);
    expect(await reachOf(ctx)).toEqual({ people: 2, countedAt: T0 });
    const tomorrow = ledger.at(T0 + 26 * HOUR);
    await tomorrow.db.batch([recountReach(tomorrow, 2)]);
    expect(await reachOf(ctx)).toEqual({ people: 0, countedAt: tomorrow.now });
    expect(await claim(limited, [3, 4], tomorrow.now)).toHaveLength(2);
  });
});

describe("the cooldown between campaigns", () => {
  const twoCampaigns = async () => {
    const [first, second] = [await ledger.campaign(), await ledger.campaign()];
    const contact = await ledger.contact();
    await ledger.row(first, 1, contact);
    await ledger.row(second, 1, contact);
    return { first, second };
  };
  const sendFirst = async (id: number) => {
    const { db } = ctx;
    await claim(terms(id), [1]);
    const end = { results: [accepted(1)], unsent: [], also: [] };
    await closeSlice({ ...ctx, db }, { campaignId: id, slice: 1, from: 1, to: 1 }, 1, end);
  };

  it("9.3 P28 skips whoever another campaign reached within it", async () => {
    const { first, second } = await twoCampaigns();
    await sendFirst(first);
    expect(await claim(terms(second), [1], T0 + HOUR)).toEqual([]);
    expect((await ledger.see(second, 1)).reason).toBe("cooldown");
  });

  it("9.3 I2 skips whose row was set aside while in doubt: it may have arrived", async () => {
    const { first, second } = await twoCampaigns();
    await sendFirst(first);
    await ctx.db.run(sql`
      UPDATE campaign_messages SET status = 'failed', reason = 'dismissed'
      WHERE campaign_id = ${first}`);
    expect(await claim(terms(second), [1], T0 + HOUR)).toEqual([]);
    expect((await ledger.see(second, 1)).reason).toBe("cooldown");
  });

  it("9.3 writes to them again afterwards, or when the campaign asks for none", async () => {
    const late = await twoCampaigns();
    await sendFirst(late.first);
    expect(await claim(terms(late.second), [1], T0 + 25 * HOUR)).toHaveLength(1);
    const none = await twoCampaigns();
    await sendFirst(none.first);
    expect(await claim(terms(none.second, { cooldownHours: 0 }), [1], T0 + 1)).toHaveLength(1);
  });

  it("9.3 waits while another campaign is about to write to the same person", async () => {
    const { first, second } = await twoCampaigns();
    await claim(terms(first), [1]);
    expect(await claim(terms(second), [1], T0 + 1)).toEqual([]);
    expect(await ledger.see(second, 1)).toMatchObject({
      status: "pending",
      not_before: T0 + 1 + 5 * SECOND,
    });
  });

  it("9.3 does not count a message that failed", async () => {
    const { first, second } = await twoCampaigns();
    await claim(terms(first), [1]);
    const failed = { ...accepted(1), status: "failed" as const, wamid: null };
    const end = { results: [failed], unsent: [], also: [] };
    await closeSlice(ctx, { campaignId: first, slice: 1, from: 1, to: 1 }, 1, end);
    expect(await claim(terms(second), [1], T0 + 10 * SECOND)).toHaveLength(1);
  });
});
