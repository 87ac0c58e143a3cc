import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { whatsappTemplates } from "@siar/core/approved-templates/tables";
import type { QueuedEvents } from "@siar/core/inbound/schema";
import { inboundCounts, setAside } from "@siar/core/inbound/tables";
import { campaignCounters, campaignMessages } from "@siar/core/sending/tables";
import { db, env, freshWorld, told, worker } from "./world.ts";

const AT = 1_700_000_000_000;

beforeEach(async () => {
  await freshWorld();
  await db.insert(campaignCounters).values({ campaignId: 17 });
  for (const seq of [1, 2, 3]) {
    const row = { campaignId: 17, seq, contactId: seq, attempt: 1, lease: 1, claimedAt: AT };
    await db.insert(campaignMessages).values({ ...row, status: "claimed" });
  }
});

type Status = NonNullable<QueuedEvents["statuses"]>[number];

const status = (seq: number, word: Status["status"], extra: Partial<Status> = {}): Status => ({
  callback: `17:${seq}:1`,
  wamid: `wamid.${seq}`,
  status: word,
  at: AT + 1_000,
  ...extra,
});

async function consume(bodies: readonly unknown[], queue = "whatsapp-events") {
  const messages = bodies.map((body, index) => ({
    id: String(index),
    timestamp: new Date(AT),
    attempts: 1,
    body,
  }));
  const batch = createMessageBatch(queue, messages);
  const ctx = createExecutionContext();
  await worker.queue(batch, env);
  return getQueueResult(batch, ctx);
}

const statuses = async () => (await db.select().from(campaignMessages)).map((row) => row.status);

describe("12.1 the consumer of events", () => {
  it("12.1 applies the statuses of a whole batch and tells who watches", async () => {
    const result = await consume([
      { statuses: [status(1, "sent"), status(2, "read")] },
      { statuses: [status(1, "delivered"), status(3, "failed", { errorCode: 131026 })] },
    ]);
    expect(result.explicitAcks).toEqual(["0", "1"]);
    expect(await statuses()).toEqual(["delivered", "read", "failed"]);
    expect(told).toHaveLength(1);
    expect(told[0]?.seqs.toSorted()).toEqual([1, 2, 3]);
  });

  it("12.1 counts statuses of messages that are not ours", async () => {
    await consume([{ statuses: [status(1, "sent", { callback: null, wamid: "wamid.OTHER" })] }]);
    expect(await statuses()).toEqual(["claimed", "claimed", "claimed"]);
    expect(await db.select().from(inboundCounts)).toMatchObject([
      { kind: "status:unknown-message", count: 1 },
    ]);
  });

  it("12.1 a message that is no message is kept aside and the others are applied", async () => {
    const result = await consume([
      { statuses: [{ wamid: 7 }] },
      "nonsense",
      { statuses: [status(1, "sent")] },
    ]);
    expect(result.explicitAcks.toSorted()).toEqual(["0", "1", "2"]);
    expect(await statuses()).toEqual(["sent", "claimed", "claimed"]);
    const aside = await db.select().from(setAside);
    expect(aside.map(({ kind }) => kind)).toEqual(["queue-message", "queue-message"]);
  });

  it("12.1 when the database refuses the batch, only the message at fault waits", async () => {
    await db.run(sql`
      CREATE TRIGGER refuses BEFORE UPDATE ON campaign_messages WHEN NEW.seq = 2
      BEGIN SELECT raise(ABORT, 'not this one'); END`);
    try {
      const result = await consume([
        { statuses: [status(1, "sent")] },
        { statuses: [status(2, "sent")] },
        { statuses: [status(3, "sent")] },
      ]);
      expect(result.explicitAcks.toSorted()).toEqual(["0", "2"]);
      expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(["1"]);
      expect(await statuses()).toEqual(["sent", "claimed", "sent"]);
    } finally {
      await db.run(sql`DROP TRIGGER refuses`);
    }
  });

  it("11.2 changes a template as Meta tells", async () => {
    await db.insert(whatsappTemplates).values({
      accountId: 1,
      templateId: "9",
      templateName: "promo",
      language: "id",
      category: "MARKETING",
      status: "APPROVED",
      parameterFormat: "POSITIONAL",
      components: [],
      variables: [],
      lastSyncedAt: AT,
      createdAt: AT,
      updatedAt: AT,
    });
    await consume([{ templates: [{ templateId: "9", status: "PAUSED", reason: "" }] }]);
    expect(await db.select().from(whatsappTemplates)).toMatchObject([{ status: "PAUSED" }]);
  });

  it("12.1 what nobody could apply is kept for a person to look at", async () => {
    const body = { statuses: [status(1, "sent")] };
    const result = await consume([body], "whatsapp-events-dlq");
    expect(result.explicitAcks).toEqual(["0"]);
    expect(await db.select().from(setAside)).toMatchObject([
      { kind: "dead-letter", body: JSON.stringify(body) },
    ]);
  });
});
