import { env } from "cloudflare:workers";
import { jobKind } from "@siar/core/jobs";
import { DAY, HOUR, MINUTE } from "@siar/kernel/clock";
import { ok } from "@siar/kernel/result";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Env } from "./env.ts";
import { consumeJobs } from "./jobs/consume.ts";
import { drainOutboxTick } from "./ticks/drain-outbox.ts";
import { rescueJobsTick } from "./ticks/rescue-jobs.ts";
import { runTicks } from "./ticks/run.ts";
import { sweepTick } from "./ticks/sweep.ts";
import type { Tick } from "./ticks/tick.ts";

const NOW = Date.now();
const look = { look: "jobs" };

/** Remembers what was sent and which objects were woken. */
function world() {
  const sent: { body: unknown; delaySeconds?: number | undefined }[] = [];
  const synced: number[] = [];
  const queue = {
    metrics: async () => ({ backlogCount: 0, backlogBytes: 0 }),
    send: async (body: unknown, options?: { delaySeconds?: number }) => {
      sent.push({ body, delaySeconds: options?.delaySeconds });
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    },
    sendBatch: async (messages: Iterable<{ body: unknown }>) => {
      for (const { body } of messages) sent.push({ body });
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    },
  };
  const run = { sync: async (id: number) => void synced.push(id) };
  const bindings = {
    DB: env.DB,
    JOBS: queue,
    FILES: env.FILES,
    CAMPAIGN_RUN: { getByName: () => run },
    SIAR_SECRET: "a secret of at least thirty-two characters",
    MODE: "local",
    GRAPH_URL: "",
  };
  return { sent, synced, env: asEnv(bindings) };
}

/** The objects' other methods are never called by a tick of this test. */
const asEnv = (bindings: unknown): Env => bindings as Env;

const silent = () => {};
const insertJob = (over: Record<string, number | string | null>) => {
  const row = {
    kind: "count",
    input: "{}",
    status: "queued",
    run_after: NOW - HOUR,
    created_at: 1,
    ...over,
  };
  const columns = Object.keys(row);
  return env.DB.prepare(
    `INSERT INTO jobs (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  )
    .bind(...Object.values(row))
    .run();
};

beforeEach(async () => {
  for (const table of ["jobs", "outbox", "idempotency_keys", "sessions", "sign_in_tries"]) {
    await env.DB.exec(`DELETE FROM ${table}`);
  }
});

describe("ticks", () => {
  test("one that throws keeps no other from its work, and is named", async () => {
    const done: string[] = [];
    const tick = (name: string, broken = false): Tick => ({
      name,
      run: async () => {
        if (broken) throw new Error("broken");
        done.push(name);
        return { done: 1 };
      },
    });
    const ticks = [tick("first"), tick("broken", true), tick("last")];
    expect(await runTicks(ticks, world().env, NOW, silent)).toEqual(["broken"]);
    expect(done).toEqual(["first", "last"]);
  });

  test("each writes one event: which, how long, how many", async () => {
    const lines: string[] = [];
    await runTicks([sweepTick], world().env, NOW, (line) => lines.push(line));
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      kind: "tick",
      tick: "sweep",
      outcome: "ok",
      idempotencyKeys: 0,
    });
  });
});

test("a link that has run out is swept, an open one is not", async () => {
  for (const [email, expiresAt] of [
    ["over", NOW],
    ["open", NOW + 1],
  ] as const) {
    await env.DB.exec(
      `INSERT INTO entry_links (hash, email, role, made_by, created_at, expires_at) VALUES ('${email}', '${email}', 'agent', 1, 0, ${expiresAt})`,
    );
  }
  await runTicks([sweepTick], world().env, NOW, silent);
  const { results } = await env.DB.prepare("SELECT email FROM entry_links").all();
  expect(results).toEqual([{ email: "open" }]);
});

test("the people of a snapshot that is no longer used stay while a backup may still read them", async () => {
  await env.DB.exec("INSERT INTO segment_snapshots (id, begun_at) VALUES (900, 0)");
  const left = () =>
    env.DB.prepare("SELECT count(*) AS n FROM segment_snapshots WHERE id = 900").first("n");
  await insertJob({ kind: "backup", status: "running" });
  await runTicks([sweepTick], world().env, NOW, silent);
  expect(await left()).toBe(1);
  await env.DB.exec("UPDATE jobs SET status = 'done'");
  await runTicks([sweepTick], world().env, NOW, silent);
  expect(await left()).toBe(0);
});

describe("draining the outbox", () => {
  test("what was committed and not delivered within five seconds is delivered", async () => {
    const row = "INSERT INTO outbox (token, topic, payload, created_at) VALUES (?, ?, ?, ?)";
    const old = env.DB.prepare(row).bind("a", "campaign.sync", '{"campaignId":7}', NOW - 6_000);
    const young = env.DB.prepare(row).bind("b", "campaign.sync", '{"campaignId":8}', NOW - 4_000);
    const strange = env.DB.prepare(row).bind("c", "unheard.of", "{}", NOW - MINUTE);
    await env.DB.batch([strange, old, young]);
    const { env: bindings, synced } = world();
    expect(await runTicks([drainOutboxTick], bindings, NOW, silent)).toEqual([]);
    expect(synced).toEqual([7]);
    const { results } = await env.DB.prepare(
      "SELECT token, attempts FROM outbox ORDER BY id",
    ).all();
    expect(results).toEqual([
      { token: "c", attempts: 1 },
      { token: "b", attempts: 0 },
    ]);
  });
});

describe("rescuing jobs", () => {
  const rescued = async () => {
    const { env: bindings, sent } = world();
    await runTicks([rescueJobsTick], bindings, NOW, silent);
    return sent.map(({ body }) => body);
  };

  test("a job whose message was lost, or whose holder died, is looked for again", async () => {
    await insertJob({});
    await insertJob({ status: "running", holder: "dead", held_until: NOW - MINUTE });
    await insertJob({ status: "cancelling", holder: "dead", held_until: NOW - MINUTE });
    expect(await rescued()).toEqual([look, look, look]);
  });

  test("a job that is held, not yet due, just enqueued or finished is left alone", async () => {
    await insertJob({ status: "running", holder: "alive", held_until: NOW + MINUTE });
    await insertJob({ run_after: NOW + MINUTE });
    await insertJob({ run_after: NOW - 1_000 });
    for (const status of ["done", "failed", "cancelled"]) await insertJob({ status });
    expect(await rescued()).toEqual([]);
  });

  test("a thousand waiting jobs are four looks, not a thousand messages", async () => {
    await Promise.all(Array.from({ length: 30 }, () => insertJob({})));
    expect(await rescued()).toHaveLength(4);
  });
});

describe("sweeping", () => {
  test("what has run out goes, what has not stays", async () => {
    const key =
      "INSERT INTO idempotency_keys (owner, key, request, created_at) VALUES ('o', ?, '', ?)";
    const session =
      "INSERT INTO sessions (token, user_id, expires_at, created_at, updated_at) VALUES (?, 1, ?, 1, 1)";
    const lease = "INSERT INTO revoked_leases (campaign_id, lease, at) VALUES (1, ?, ?)";
    const tries = "INSERT INTO sign_in_tries (subject, tries, since) VALUES (?, 3, ?)";
    await env.DB.batch([
      env.DB.prepare(key).bind("old", NOW - DAY - 1),
      env.DB.prepare(key).bind("new", NOW - DAY + MINUTE),
      env.DB.prepare(session).bind("old", NOW - 1),
      env.DB.prepare(session).bind("new", NOW + MINUTE),
      env.DB.prepare(lease).bind(1, NOW - DAY - 1),
      env.DB.prepare(lease).bind(2, NOW - DAY + MINUTE),
      env.DB.prepare(tries).bind("old", NOW - 16 * MINUTE),
      env.DB.prepare(tries).bind("new", NOW - 14 * MINUTE),
    ]);
    expect(await runTicks([sweepTick], world().env, NOW, silent)).toEqual([]);
    const left = await env.DB.prepare(
      "SELECT key AS name FROM idempotency_keys UNION ALL SELECT token FROM sessions UNION ALL SELECT subject FROM sign_in_tries UNION ALL SELECT iif(lease = 2, 'new', 'old') FROM revoked_leases",
    ).all();
    expect(left.results.map(({ name }) => name)).toEqual(["new", "new", "new", "new"]);
  });
});

describe("the jobs queue", () => {
  const batchOf = (...bodies: unknown[]) => {
    const messages = bodies.map((body, at) => ({
      id: `m${at}`,
      timestamp: new Date(NOW),
      body,
      attempts: 1,
      ack: vi.fn<() => void>(),
      retry: vi.fn<(options?: { delaySeconds?: number }) => void>(),
    }));
    return { messages, batch: asBatch({ queue: "jobs", messages }) };
  };
  const once = jobKind({
    kind: "count",
    input: z.object({}),
    cursor: z.object({}),
    step: async () => ok({ done: 1, cursor: null, finished: true }),
  });

  test("one look works through all that is due, and is acknowledged", async () => {
    for (let count = 0; count < 3; count += 1) await insertJob({});
    const { batch, messages } = batchOf(look);
    const { env: bindings, sent } = world();
    await consumeJobs(batch, bindings, [once]);
    expect(await env.DB.prepare("SELECT DISTINCT status FROM jobs").all()).toMatchObject({
      results: [{ status: "done" }],
    });
    expect(messages[0]?.ack).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });

  test("a job that is to be tried later is looked for later", async () => {
    await insertJob({});
    const broken = { kind: "count", step: () => Promise.reject(new Error("later")) };
    const { env: bindings, sent } = world();
    await consumeJobs(batchOf(look).batch, bindings, [broken]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.delaySeconds).toBeGreaterThanOrEqual(1);
    expect(sent[0]?.delaySeconds).toBeLessThanOrEqual(5);
  });

  test("without a database the message comes again later; nonsense does not", async () => {
    const { batch, messages } = batchOf(look, "nonsense");
    const { env: bindings } = world();
    const away = () => {
      throw new Error("away");
    };
    const DB = { prepare: away, batch: away, exec: away, dump: away, withSession: away };
    await consumeJobs(batch, { ...bindings, DB }, [once]);
    expect(messages[0]?.retry).toHaveBeenCalledWith({ delaySeconds: 10 });
    expect(messages[0]?.ack).not.toHaveBeenCalled();
    expect(messages[1]?.ack).toHaveBeenCalledOnce();
  });
});

/** What a consumer uses of a batch: its messages, each with its own ack and retry. */
const asBatch = (batch: unknown): MessageBatch<unknown> => batch as MessageBatch<unknown>;
