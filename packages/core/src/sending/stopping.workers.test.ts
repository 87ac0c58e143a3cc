import { env } from "cloudflare:workers";
import { and, eq, sql } from "drizzle-orm";
import { permissions } from "@siar/kernel/permission";
import type { Ctx, Effect } from "@siar/kernel/ctx";
import { database } from "@siar/kernel/database";
import { auditLog } from "@siar/kernel/tables";
import { beforeEach, describe, expect, it } from "vitest";
import {
  dismiss,
  get,
  pauseBySystem,
  resume,
  retry,
  stopAll,
  unschedule,
} from "../campaigns/index.ts";
import { notifications } from "../notifications/tables.ts";
import { applyStatuses, closeSlice, launchedCampaign, retryStatements } from "./index.ts";
import { accepted, Ledger, T0 } from "./ledger-world.ts";
import type { ReportedStatus } from "./rules/statuses.ts";

const db = database(env.DB);
const ledger = new Ledger(db);
let delivered: Effect[] = [];
const ctx: Ctx = {
  ...ledger.ctx,
  actor: { ...ledger.ctx.actor, permissions: new Set(permissions) },
  deliver: (effect) => {
    delivered.push(effect);
    return Promise.resolve();
  },
};

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const see = async (id: number) => value(await get(ctx, { id }));
const audited = (id: number, action: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.entityId, id), eq(auditLog.action, action)));
const stopNotices = () =>
  db.select().from(notifications).where(eq(notifications.kind, "campaigns_stopped"));

describe("stop everything", () => {
  beforeEach(async () => {
    await db.run(sql`UPDATE campaigns SET status = 'completed' WHERE status = 'running'`);
    await db.run(sql`DELETE FROM notifications`);
    delivered = [];
  });

  it("6.5 I8 pauses what runs and nothing else, with an entry each and one notice", async () => {
    const running = [await ledger.campaign(), await ledger.campaign()];
    const others = [await ledger.campaign("draft"), await ledger.campaign("completed")];
    const before = await Promise.all(running.map(see));
    const { paused } = value(await stopAll(ctx, {}));
    expect(paused).toEqual(before.map(({ id, name }) => ({ id, name })));
    for (const { id, version } of before) {
      expect(await see(id)).toMatchObject({
        status: "paused",
        phase: null,
        pauseReason: "stopped_all",
        version: version + 1,
      });
      expect(await audited(id, "campaign.stop-all")).toMatchObject([
        { entity: "campaign", before: { status: "running" }, after: { status: "paused" } },
      ]);
    }
    expect(await Promise.all(others.map(async (id) => (await see(id)).status))).toEqual([
      "draft",
      "completed",
    ]);
    for (const id of others) expect(await audited(id, "campaign.stop-all")).toEqual([]);
    expect(delivered.map(({ payload }) => payload)).toEqual(
      running.map((id) => expect.objectContaining({ campaignId: id })),
    );
    expect(await stopNotices()).toMatchObject([{ params: { by: ctx.actor.name, count: 2 } }]);
  });

  it("6.5 does nothing the second time, also when both come at once", async () => {
    const id = await ledger.campaign();
    const answers = await Promise.all([stopAll(ctx, {}), stopAll(ctx, {})]);
    const paused = answers.flatMap((answer) => value(answer).paused);
    expect(paused.map((one) => one.id)).toEqual([id]);
    expect(value(await stopAll(ctx, {})).paused).toEqual([]);
    expect(await audited(id, "campaign.stop-all")).toHaveLength(1);
    expect(await stopNotices()).toHaveLength(1);
  });

  it("6.5 is followed by a resume by hand", async () => {
    const id = await ledger.campaign();
    await stopAll(ctx, {});
    expect(value(await resume(ctx, { id }))).toMatchObject({
      status: "running",
      pauseReason: null,
    });
  });

  it("6.5 tells no consumer any more what to send", async () => {
    const id = await ledger.campaign();
    const frozen = JSON.stringify({ type: "text", text: "Halo" });
    await db.run(sql`UPDATE campaigns SET frozen_message = ${frozen} WHERE id = ${id}`);
    expect(await launchedCampaign(ctx, id)).not.toBeNull();
    await stopAll(ctx, {});
    expect(await launchedCampaign(ctx, id)).toBeNull();
  });

  it("13.3 needs the right to send", async () => {
    const nobody = { ...ctx, actor: { ...ctx.actor, permissions: new Set<never>() } };
    expect(await stopAll(nobody, {})).toMatchObject({ error: { code: "forbidden" } });
  });
});

describe("10.5 a trouble of the account", () => {
  const paused = async (id: number) => {
    const notices = await db.select().from(notifications).where(eq(notifications.campaignId, id));
    const entries = await audited(id, "campaign.pause");
    return {
      reason: (await see(id)).pauseReason,
      notices: notices.length,
      entries: entries.length,
    };
  };

  it("10.5 I8 pauses all that it reaches and tells of each once, however often it is reported", async () => {
    await db.run(sql`
      INSERT INTO whatsapp_accounts (id, waba_id, name, token, app_secret, verify_token, status,
        created_at, updated_at) VALUES (1, '1', 'Kopi', '', '', '', 'connected', 0, 0)`);
    await db.run(sql`
      INSERT INTO whatsapp_numbers (id, account_id, phone_number_id, display_phone, verified_name,
        quality, status, throughput, created_at, updated_at)
      VALUES (1, 1, '1', '+62', 'Kopi', 'GREEN', 'CONNECTED', 80, 0, 0)`);
    const ids = [await ledger.campaign(), await ledger.campaign()] as const;
    const alarm = { reach: "account", reason: "account_refused:190", code: 190 } as const;
    await Promise.all([1, 2, 3].map(() => pauseBySystem(ctx, ids[0], alarm)));
    for (const id of ids) {
      expect(await paused(id)).toEqual({ reason: alarm.reason, notices: 1, entries: 1 });
    }
    const numbers = await db.all(sql`SELECT last_error_code AS code FROM whatsapp_numbers`);
    const accounts = await db.all(sql`SELECT status FROM whatsapp_accounts`);
    expect([numbers, accounts]).toEqual([[{ code: 190 }], [{ status: "failing" }]]);
  });
});

describe("dismissing rows in doubt", () => {
  const inDoubt = async (count: number, status = "completed") => {
    const id = await ledger.campaign(status);
    await ledger.rows(id, count);
    await db.run(sql`
      UPDATE campaign_messages SET status = 'unknown', reason = 'answer_lost', attempt = 1,
        lease = 7, error_detail = 'timeout' WHERE campaign_id = ${id}`);
    return id;
  };
  const report = (id: number, status: ReportedStatus, errorCode?: number) =>
    applyStatuses(ctx, [
      { callback: `${id}:1:1`, wamid: `wamid.${id}`, status, at: T0 + 5, errorCode },
    ]);
  const consistent = async (id: number) => {
    const { kept, recount } = await ledger.counted(id);
    expect(kept).toEqual(recount);
    return kept;
  };

  it("I1 I8 ends all of them as failed, with a reason of its own, and is audited", async () => {
    const id = await inDoubt(3);
    const { stats, status } = value(await dismiss(ctx, { id }));
    expect({ status, ...stats }).toMatchObject({ status: "completed", failed: 3, unknown: 0 });
    expect(await consistent(id)).toMatchObject({ failed: 3, unknown: 0, total: 3 });
    expect(await ledger.see(id, 1)).toMatchObject({
      status: "failed",
      reason: "dismissed",
      error_detail: null,
      failed_at: ctx.now,
    });
    expect(await audited(id, "campaign.dismiss")).toHaveLength(1);
  });

  it("I1 ends chosen ones, and leaves the others in doubt", async () => {
    const id = await inDoubt(3);
    await dismiss(ctx, { id, seqs: [2] });
    expect(await consistent(id)).toMatchObject({ failed: 1, unknown: 2 });
    expect((await ledger.see(id, 2)).reason).toBe("dismissed");
  });

  it.each(["running", "paused", "cancelled"])("leaves a %s campaign as it is", async (status) => {
    const id = await inDoubt(1, status);
    expect(value(await dismiss(ctx, { id })).status).toBe(status);
  });

  it("with none in doubt is refused, and changes nothing", async () => {
    const id = await inDoubt(1);
    await dismiss(ctx, { id });
    const { version } = await see(id);
    expect(await dismiss(ctx, { id })).toMatchObject({ error: { code: "nothing-to-dismiss" } });
    expect((await see(id)).version).toBe(version);
  });

  it("of a draft is refused", async () => {
    const id = await ledger.campaign("draft");
    expect(await dismiss(ctx, { id })).toMatchObject({ error: { code: "campaign-transition" } });
  });

  it.each<ReportedStatus>(["sent", "delivered", "read"])(
    "I7 I1 a later “%s” of Meta's lifts the row all the same",
    async (status) => {
      const id = await inDoubt(2);
      await dismiss(ctx, { id });
      await report(id, status);
      expect(await ledger.see(id, 1)).toMatchObject({ status, reason: null });
      expect(await consistent(id)).toMatchObject({ [status]: 1, failed: 1 });
    },
  );

  it("I7 a failure that Meta reports says more than the dismissal, and stands", async () => {
    const id = await inDoubt(1);
    await dismiss(ctx, { id });
    await report(id, "failed", 131_026);
    await report(id, "sent");
    expect(await ledger.see(id, 1)).toMatchObject({ status: "failed", reason: "reported_failed" });
  });

  it("I3 our own late answer lifts it too", async () => {
    const id = await inDoubt(1);
    await dismiss(ctx, { id });
    await closeSlice(ctx, { campaignId: id, slice: 1, from: 1, to: 1 }, 7, {
      results: [accepted(1)],
      unsent: [],
      also: [],
    });
    expect(await ledger.see(id, 1)).toMatchObject({ status: "sent", reason: null });
  });

  it("I2 7.4 a retry of what failed does not send to them again", async () => {
    const id = await inDoubt(2);
    await dismiss(ctx, { id, seqs: [1] });
    await db.run(sql`
      UPDATE campaign_messages SET status = 'failed', reason = 'refused'
      WHERE campaign_id = ${id} AND seq = 2`);
    await db.batch(retryStatements(ctx, { campaignId: id, status: "failed" }));
    expect((await ledger.see(id, 1)).status).toBe("failed");
    expect((await ledger.see(id, 2)).status).toBe("pending");
    expect(await retry(ctx, { id, status: "failed", seqs: [1] })).toMatchObject({
      error: { code: "nothing-to-retry" },
    });
  });
});

describe("back to draft", () => {
  const scheduled = async () => {
    const id = await ledger.campaign("scheduled");
    await db.run(sql`UPDATE campaigns SET scheduled_at = ${T0 + 9}, missed = 1 WHERE id = ${id}`);
    return id;
  };

  it("5.3 I8 takes its time away, and is audited", async () => {
    const id = await scheduled();
    expect(value(await unschedule(ctx, { id }))).toMatchObject({
      status: "draft",
      schedule: null,
      missed: false,
      version: 2,
    });
    expect(await audited(id, "campaign.unschedule")).toMatchObject([
      { before: { status: "scheduled", scheduledAt: T0 + 9 } },
    ]);
  });

  it("5.3 of a version that is past is refused", async () => {
    const id = await scheduled();
    expect(await unschedule(ctx, { id, version: 7 })).toMatchObject({
      error: { code: "changed-meanwhile" },
    });
    expect((await see(id)).status).toBe("scheduled");
  });

  it.each(["draft", "running", "paused", "completed"])(
    "5.3 of a %s one is refused",
    async (status) => {
      const id = await ledger.campaign(status);
      expect(await unschedule(ctx, { id })).toMatchObject({
        error: { code: "campaign-transition" },
      });
      expect((await see(id)).status).toBe(status);
    },
  );
});
