import type { CampaignRunPort } from "@siar/core/sending";
import type { Slice } from "@siar/core/sending/schema";
import type { Env } from "../src/env.ts";

/** How far away things are: on one machine nothing would ever overlap. */
const NEAR = 30;
const FAR = 250;

/** What an invocation asks of the platform, counted where it leaves the Worker. */
export class Meter {
  /** Connections that wait for an answer: the platform allows six. */
  open = 0;
  mostOpen = 0;
  mostParameters = 0;
  statements = 0;
  roundTrips = 0;

  async connection<T>(ask: () => Promise<T>, distance = NEAR): Promise<T> {
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    try {
      await scheduler.wait(distance);
      return await ask();
    } finally {
      this.open -= 1;
    }
  }

  database(d1: D1Database): D1Database {
    const ask = <T>(statements: number, run: () => Promise<T>): Promise<T> => {
      this.roundTrips += 1;
      this.statements += statements;
      return this.connection(run);
    };
    const metered = (statement: D1PreparedStatement): D1PreparedStatement => {
      const { bind, all, raw, run } = statement;
      return Object.assign(statement, {
        bind: (...values: unknown[]) => {
          this.mostParameters = Math.max(this.mostParameters, values.length);
          return metered(bind.apply(statement, values));
        },
        all: () => ask(1, () => all.call(statement)),
        raw: () => ask(1, () => raw.call(statement)),
        run: () => ask(1, () => run.call(statement)),
      });
    };
    const own: Pick<D1Database, "prepare" | "batch"> = {
      prepare: (text) => metered(d1.prepare(text)),
      batch: (statements) => ask(statements.length, () => d1.batch(statements)),
    };
    // Nothing else of D1 is used by what is measured.
    return own as D1Database;
  }
}

/** An object that grants at once all that is asked for: the hurry in which limits are broken. */
export function generousRun(meter: Meter, slices: Slice[]): CampaignRunPort {
  let lease = 0;
  const leases = new Map<string, number>();
  const unused = () => Promise.reject(new Error("Not part of these tests"));
  return {
    lease: ({ nonce, want }) =>
      meter.connection(async () => {
        if (!leases.has(nonce)) leases.set(nonce, (lease += 1));
        const slots = Array.from({ length: want }, (_, index) => index);
        return { kind: "go", lease: leases.get(nonce) ?? 0, slots, share: 50 };
      }, FAR),
    handOver: () => meter.connection(async () => slices.shift() ?? null),
    report: () => meter.connection(async () => {}),
    sync: unused,
    drain: unused,
    rowsChanged: unused,
    fetch: unused,
    summary: unused,
  };
}

/** The sender's environment, with everything that leaves it on the meter. */
export const onMeter = (
  env: Env,
  meter: Meter,
  run: CampaignRunPort,
  graph: (url: string) => Promise<Response>,
): Env => ({
  ...env,
  DB: meter.database(env.DB),
  CAMPAIGN_RUN: { getByName: () => run },
  SIMULATOR: fetcher((url) => meter.connection(() => graph(url))),
});

/** Only `fetch` of a service is used. */
const fetcher = (answer: (url: string) => Promise<Response>): Fetcher =>
  ({ fetch: (url: RequestInfo | URL) => answer(new Request(url).url) }) as Fetcher;
