import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { commit, guardThat, insertedId } from "@siar/kernel/commit";
import { systemActor, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { labels } from "../labels/tables.ts";
import { notifications } from "../notifications/tables.ts";
import {
  cancel,
  enqueueJob,
  get,
  jobKind,
  retry,
  runDueJobs,
  type JobKind,
  type Step,
} from "./index.ts";
import { LEASE, takeDueJob } from "./store.ts";
import { jobs } from "./tables.ts";

const db = drizzle(env.DB);
const START = 1_800_000_000_000;
let now = START;

const ctx = (): Ctx => ({
  db,
  now,
  actor: systemActor("test", 5),
  locale: "en",
  requestId: "r",
  address: null,
  deliver: async () => {},
});

const Cursor = z.object({ at: z.number() });
type CountStep = Result<Step<z.infer<typeof Cursor>>>;

/** Counts to `to`, one a step, and remembers each number it counted as a label. */
const counting = (before?: (at: number) => Promise<CountStep | void> | CountStep | void): JobKind =>
  jobKind({
    kind: "count",
    input: z.object({ to: z.number().int() }),
    cursor: Cursor,
    step: async (stepCtx, { to }, cursor) => {
      const at = (cursor?.at ?? 0) + 1;
      const instead = await before?.(at);
      if (instead) return instead;
      now += 100;
      const name = `counted ${at}`;
      const seen = stepCtx.db.insert(labels).values({ name, color: "#000000", createdAt: now });
      const finished = at >= to;
      const result = finished ? { counted: at } : {};
      return ok({ done: at, total: to, cursor: { at }, finished, result, statements: [seen] });
    },
  });

const start = async (
  input: Record<string, unknown> = { to: 5 },
  kind = "count",
): Promise<number> => {
  const { statements, effects } = enqueueJob(ctx(), { kind, input });
  const made = await commit(ctx(), { statements, effects, answer: ([job]) => insertedId(job) });
  if (!made.ok) throw new Error("not enqueued");
  return made.value;
};

const work = (kinds: JobKind[], over: { budget?: number; turn?: number } = {}) =>
  runDueJobs({ ctx: ctx(), kinds, clock: () => now, random: () => 0.5, budget: 60_000, ...over });

const rowOf = async (id: number) => (await db.select().from(jobs).where(eq(jobs.id, id)))[0];
const counted = async () =>
  (await db.select({ name: labels.name }).from(labels)).map(({ name }) => name);
const numbers = (to: number) => Array.from({ length: to }, (_, at) => `counted ${at + 1}`);

beforeEach(async () => {
  now = START;
  await db.batch([db.delete(jobs), db.delete(labels), db.delete(notifications)]);
});

describe("a job", () => {
  test("is worked on step by step to its end, and tells how far it is", async () => {
    const id = await start();
    expect(await work([counting()])).toMatchObject({ jobs: 1, steps: 5, failed: 0, lookIn: null });
    expect(await get(ctx(), { id })).toMatchObject({
      value: {
        status: "done",
        done: 5,
        total: 5,
        result: { counted: 5 },
        error: null,
        createdBy: 5,
      },
    });
    expect(await counted()).toEqual(numbers(5));
  });

  test("is laid down when its turn is over, and goes on where it was", async () => {
    const id = await start();
    expect(await work([counting()], { budget: 150, turn: 150 })).toMatchObject({
      steps: 2,
      lookIn: 0,
    });
    expect(await rowOf(id)).toMatchObject({
      status: "running",
      done: 2,
      cursor: { at: 2 },
      holder: null,
    });
    await work([counting()]);
    expect(await counted()).toEqual(numbers(5));
  });

  test("lets others have their turn", async () => {
    const order: number[] = [];
    const kind = counting((at) => void order.push(at));
    const other: JobKind = {
      kind: "other",
      step: async () => ok({ done: 1, cursor: null, finished: true }),
    };
    const long = await start({ to: 40 });
    const short = await start({ to: 1 }, "other");
    await work([kind, other], { turn: 1_000 });
    const [longRow, shortRow] = [await rowOf(long), await rowOf(short)];
    expect(shortRow?.finishedAt).toBeLessThan(longRow?.finishedAt ?? 0);
    expect(order).toHaveLength(40);
  });
});

describe("is never worked on twice at once", () => {
  test("of ten workers one gets it", async () => {
    await start();
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, at) => takeDueJob(db, `worker ${at}`, now)),
    );
    expect(taken.filter((job) => job !== null)).toHaveLength(1);
  });

  test("ten workers at once count each number once", async () => {
    await start({ to: 20 });
    await Promise.all(Array.from({ length: 10 }, () => work([counting()], { turn: 150 })));
    expect((await counted()).toSorted()).toEqual(numbers(20).toSorted());
  });

  test("when its holder dies, another goes on from the last saved step once the lease is over", async () => {
    const id = await start();
    const death = counting((at) => (at === 3 ? new Promise<never>(() => {}) : undefined));
    void work([death]);
    await until(async () => (await rowOf(id))?.done === 2);
    expect(await work([counting()])).toMatchObject({ jobs: 0 });
    now += LEASE + 1;
    expect(await work([counting()])).toMatchObject({ jobs: 1, steps: 3 });
    expect(await rowOf(id)).toMatchObject({ status: "done" });
    expect(await counted()).toEqual(numbers(5));
  });

  test("a holder that was thought dead and comes back writes nothing", async () => {
    const id = await start({ to: 3 });
    let wake: () => void = () => {};
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const sleepy = counting((at) => (at === 2 ? asleep : undefined));
    const first = work([sleepy]);
    await until(async () => (await rowOf(id))?.done === 1);
    now += LEASE + 1;
    await work([counting()]);
    wake();
    await first;
    expect(await counted()).toEqual(numbers(3));
    expect(await rowOf(id)).toMatchObject({ status: "done", done: 3 });
  });

  test("a step's own batch fails at its fence once the job is another's", async () => {
    const id = await start();
    const fenced: string[] = [];
    const kind: JobKind = {
      kind: "count",
      step: async (_, __, ___, fence) => {
        await db.update(jobs).set({ holder: "another" }).where(eq(jobs.id, id));
        const write = db.insert(labels).values({ name: "late", color: "#000000", createdAt: now });
        await db.batch([fence, write]).catch(() => fenced.push("refused"));
        return ok({ done: 1, cursor: null, finished: true });
      },
    };
    await work([kind]);
    expect(fenced).toEqual(["refused"]);
    expect(await counted()).toEqual([]);
  });
});

describe("when a step fails", () => {
  test("for a reason, the job keeps it, and the owner is told", async () => {
    const id = await start();
    const refusing = counting((at) =>
      at === 2 ? fail("zone-unknown", { zone: "Mars" }) : undefined,
    );
    expect(await work([refusing])).toMatchObject({ failed: 1 });
    expect(await get(ctx(), { id })).toMatchObject({
      value: { status: "failed", done: 1, error: "There is no time zone “Mars”." },
    });
    expect(await get({ ...ctx(), locale: "id" }, { id })).toMatchObject({
      value: { error: "Tidak ada zona waktu “Mars”." },
    });
    const [told] = await db.select().from(notifications);
    expect(told).toMatchObject({ kind: "job_failed", params: { job: "count", jobId: id } });
  });

  test("by an exception, it is tried again later and later, and given up after five", async () => {
    const id = await start();
    const broken = counting(() => Promise.reject(new Error("secret detail")));
    const waits: (number | null)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const { lookIn } = await work([broken]);
      waits.push(lookIn);
      expect(await work([broken])).toMatchObject({ jobs: 0 });
      now += lookIn ?? 0;
    }
    expect(waits).toEqual([3_000, 5_000, 9_000, 17_000, null]);
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: "failed", error: { code: "internal" } });
    expect(JSON.stringify(row)).not.toContain("secret detail");
  });

  test("in what it writes, it is tried again like one that threw", async () => {
    const id = await start({ to: 2 });
    await db.insert(labels).values({ name: "counted 2", color: "#000000", createdAt: now });
    expect(await work([counting()])).toMatchObject({ steps: 2, failed: 0, lookIn: 3_000 });
    expect(await rowOf(id)).toMatchObject({
      status: "running",
      done: 1,
      attempts: 1,
      holder: null,
    });
    await db.delete(labels).where(eq(labels.name, "counted 2"));
    now += 3_000;
    await work([counting()]);
    expect(await counted()).toEqual(numbers(2));
  });

  test("a step that got further is not a step that failed: the count begins anew", async () => {
    const id = await start({ to: 8 });
    const failed = new Set<number>();
    const shaky = counting((at) => {
      if (failed.has(at)) return undefined;
      failed.add(at);
      return Promise.reject(new Error("once"));
    });
    for (let looks = 0; looks < 12; looks += 1) {
      const { lookIn } = await work([shaky]);
      now += lookIn ?? 0;
    }
    expect(await rowOf(id)).toMatchObject({ status: "done" });
    expect(await counted()).toEqual(numbers(8));
  });

  test("by killing its worker each time, the job is given up as well", async () => {
    const id = await start();
    for (let deaths = 0; deaths < 5; deaths += 1) {
      await takeDueJob(db, `dies ${deaths}`, now);
      now += LEASE + 1;
    }
    await work([counting()]);
    expect(await rowOf(id)).toMatchObject({ status: "failed", error: { code: "job-abandoned" } });
    expect(await counted()).toEqual([]);
  });

  test("a kind that nobody knows, and an input that does not fit, fail at once", async () => {
    const [unknown, unfit] = [await start({}, "unheard-of"), await start({ to: "ten" })];
    await work([counting()]);
    expect(await rowOf(unknown)).toMatchObject({ error: { code: "job-unknown" } });
    expect(await rowOf(unfit)).toMatchObject({ error: { code: "invalid-input" } });
  });

  test("a person lets it go on where it stopped", async () => {
    const id = await start();
    await work([counting((at) => (at === 4 ? fail("meta-unreachable") : undefined))]);
    expect(await retry(ctx(), { id })).toMatchObject({ value: { status: "queued", error: null } });
    await work([counting()]);
    expect(await rowOf(id)).toMatchObject({ status: "done" });
    expect(await counted()).toEqual(numbers(5));
    expect(await retry(ctx(), { id })).toMatchObject({ error: { code: "job-not-retryable" } });
  });
});

describe("when a person stops it", () => {
  test("it does not begin", async () => {
    const id = await start();
    expect(await cancel(ctx(), { id })).toMatchObject({ value: { status: "cancelled" } });
    expect(await work([counting()])).toMatchObject({ jobs: 0 });
    expect(await cancel(ctx(), { id })).toMatchObject({ error: { code: "job-not-cancellable" } });
  });

  test("it ends after the step in which it is, which is kept", async () => {
    const id = await start();
    const stopped = counting(async (at) => {
      if (at === 2) await cancel(ctx(), { id });
      return undefined;
    });
    await work([stopped]);
    expect(await rowOf(id)).toMatchObject({ status: "cancelled", done: 2, holder: null });
    expect(await counted()).toEqual(numbers(2));
  });

  test("it ends also if its worker died in the meantime", async () => {
    const id = await start();
    await takeDueJob(db, "dead", now);
    await cancel(ctx(), { id });
    now += LEASE + 1;
    await work([counting()]);
    expect(await rowOf(id)).toMatchObject({ status: "cancelled" });
  });
});

test("a job is part of the plan that starts it: no plan, no job", async () => {
  const { statements, effects } = enqueueJob(ctx(), { kind: "count", input: { to: 1 } });
  const refused = [...statements, guardThat(db, sql`1 = 2`)];
  await commit(ctx(), { statements: refused, effects, answer: () => 1 });
  expect(await db.select().from(jobs)).toEqual([]);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("It never came");
}
