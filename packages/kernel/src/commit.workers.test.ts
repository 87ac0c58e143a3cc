import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { beforeEach, describe, expect, test } from "vitest";
import { commit, guardChanged, guardThat, insertedId, newest } from "./commit.ts";
import { systemActor, type Ctx, type Effect } from "./ctx.ts";
import { fail } from "./errors.ts";
import { drainOutbox, EFFECT_ATTEMPTS, oldestEffect } from "./outbox.ts";
import { ok } from "./result.ts";
import { auditLog, idempotencyKeys, outbox } from "./tables.ts";

const db = drizzle(env.DB);
const NOW = 1_800_000_000_000;

const ctxOf = (over: Partial<Ctx> = {}): Ctx => ({
  db,
  now: NOW,
  actor: systemActor("test"),
  locale: "en",
  requestId: "r-1",
  address: "203.0.113.7",
  deliver: async () => {},
  ...over,
});

/** Any table with a unique column serves as the thing that is changed. */
const take = (key: string) =>
  db
    .insert(idempotencyKeys)
    .values({ owner: "test", key, request: "", createdAt: NOW })
    .returning({ id: idempotencyKeys.id });

const keys = () => db.select({ key: idempotencyKeys.key }).from(idempotencyKeys);
const actions = async () =>
  (await db.select({ action: auditLog.action }).from(auditLog)).map(({ action }) => action);

beforeEach(async () => {
  await db.batch([db.delete(idempotencyKeys), db.delete(outbox)]);
});

describe("a plan is committed as a whole", () => {
  test("13.4 what was changed, and in the same batch who changed it, from where", async () => {
    const result = await commit(ctxOf(), {
      statements: [take("one")],
      audit: {
        action: "thing.make",
        entity: "thing",
        entityId: newest("idempotency_keys"),
        after: { key: "one" },
      },
      answer: ([inserted]) => insertedId(inserted),
    });
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.action, "thing.make"));
    expect(entry).toMatchObject({
      actorKind: "system",
      actorName: "test",
      entityId: result.ok ? result.value : null,
      after: { key: "one" },
      address: "203.0.113.7",
      requestId: "r-1",
      at: NOW,
    });
  });

  test("a compare-and-set that matches nothing rolls everything back, the audit too", async () => {
    const missed = db
      .update(idempotencyKeys)
      .set({ status: 200 })
      .where(eq(idempotencyKeys.key, "no"));
    const result = await commit(ctxOf(), {
      statements: [take("before"), missed, guardChanged(db), take("after")],
      audit: { action: "thing.missed" },
      answer: () => "done",
    });
    expect(result).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await keys()).toEqual([]);
    expect(await actions()).not.toContain("thing.missed");
  });

  test("a guard says what its verb wants it to say", async () => {
    const result = await commit(ctxOf(), {
      statements: [guardThat(db, sql`1 = 2`)],
      onGuard: fail("already-set-up").error,
      answer: () => "done",
    });
    expect(result).toMatchObject({ ok: false, error: { code: "already-set-up" } });
  });

  test("a guard whose condition holds lets the rest through", async () => {
    const statements = [guardThat(db, sql`1 = 1`), take("through")];
    await expect(commit(ctxOf(), { statements, answer: () => 1 })).resolves.toEqual(ok(1));
    expect(await keys()).toEqual([{ key: "through" }]);
  });

  test("a unique index that refuses becomes the failure of its column, others are bugs", async () => {
    await take("twice");
    const plan = { statements: [take("twice")], answer: () => 1 };
    const named = { "idempotency_keys.owner": fail("name-taken", { name: "twice" }).error };
    const refused = await commit(ctxOf(), { ...plan, onDuplicate: named });
    expect(refused).toMatchObject({ ok: false, error: { code: "name-taken" } });
    await expect(commit(ctxOf(), plan)).rejects.toThrow();
  });

  test("the audit log takes no change and no removal, from nobody", async () => {
    await commit(ctxOf(), { statements: [], audit: { action: "kept" }, answer: () => 1 });
    await expect(db.update(auditLog).set({ action: "changed" })).rejects.toThrow();
    await expect(db.delete(auditLog)).rejects.toThrow();
    expect(await actions()).toContain("kept");
  });
});

describe("a request whose idempotency key was given up", () => {
  test("changes nothing any more: its repetition has taken over", async () => {
    const result = await commit(ctxOf({ idempotencyId: 4_711 }), {
      statements: [take("late")],
      answer: () => 1,
    });
    expect(result).toMatchObject({ ok: false, error: { code: "changed-meanwhile" } });
    expect(await keys()).toEqual([]);
  });
});

describe("effects are never lost", () => {
  const effect: Effect = { topic: "campaign.sync", payload: { campaignId: 7 } };
  const plan = { statements: [], effects: [effect], answer: () => 1 };
  const waiting = () => db.select().from(outbox);
  const drain = (ctx: Ctx) => drainOutbox(ctx, { before: NOW, limit: 10, within: 50 });

  test("one that is delivered leaves nothing behind", async () => {
    const delivered: Effect[] = [];
    await commit(ctxOf({ deliver: async (sent) => void delivered.push(sent) }), plan);
    expect(delivered).toMatchObject([effect]);
    expect(await waiting()).toEqual([]);
  });

  test("one that fails is the caller's success, waits, and is drained later", async () => {
    const deaf = ctxOf({ deliver: () => Promise.reject(new Error("asleep")) });
    await expect(commit(deaf, plan)).resolves.toEqual(ok(1));
    expect(await oldestEffect(db)).toBe(NOW);
    const delivered: Effect[] = [];
    const awake = ctxOf({ deliver: async (sent) => void delivered.push(sent) });
    expect(await drain(awake)).toEqual({ delivered: 1, failed: 0 });
    expect(delivered).toEqual([effect]);
    expect(await oldestEffect(db)).toBeNull();
  });

  test("a batch that is rolled back has no effect", async () => {
    const delivered: Effect[] = [];
    await commit(ctxOf({ deliver: async (sent) => void delivered.push(sent) }), {
      ...plan,
      statements: [guardThat(db, sql`1 = 2`)],
    });
    expect(delivered).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("those that fail or hang keep nobody else waiting, and are set aside in the end", async () => {
    const row = (topic: string, attempts: number) => ({
      token: topic,
      topic,
      payload: {},
      attempts,
    });
    const rows = [row("fails", 3), row("hangs", 2), row("works", 0), row("aside", EFFECT_ATTEMPTS)];
    await db.insert(outbox).values(rows.map((one) => ({ ...one, createdAt: NOW - 1 })));
    const answers: Record<string, () => Promise<void>> = {
      fails: () => Promise.reject(new Error("broken")),
      hangs: () => new Promise(() => {}),
      works: async () => {},
      aside: async () => {},
    };
    const ctx = ctxOf({ deliver: ({ topic }) => answers[topic]?.() ?? Promise.reject(topic) });
    expect(await drain(ctx)).toEqual({ delivered: 1, failed: 2 });
    const left = (await waiting()).map(({ topic, attempts }) => [topic, attempts]);
    expect(left).toEqual([
      ["fails", 4],
      ["hangs", 3],
      ["aside", EFFECT_ATTEMPTS],
    ]);
  });

  test("one that was only just committed is left to whoever committed it", async () => {
    await db.insert(outbox).values({ token: "t", topic: "t", payload: {}, createdAt: NOW + 1 });
    expect(await drain(ctxOf())).toEqual({ delivered: 0, failed: 0 });
  });
});
