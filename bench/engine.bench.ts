import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answers, api, business, simulator, startProduct, until } from "@siar/testing";
import { z } from "zod";
import { addContacts } from "./audience.ts";
import type { Bench, Figure } from "./figure.ts";

type Report = (figure: Figure) => void;

const Label = z.object({ id: z.number(), name: z.string() });

const Freezing = z.object({
  phase: z.string().nullable(),
  stats: z.object({ recipients: z.number() }),
});

const rates = [20, 80, 250, 800];
const pauses = Number(process.env["SIAR_PAUSES"] ?? 20);
const frozen = Number(process.env["SIAR_FROZEN"] ?? 100_000);

/** Rates, pauses and freezing, by the timestamps of the simulator at the other end of the line. */
const bench: Bench = async (report) => {
  const state = mkdtempSync(join(tmpdir(), "siar-bench-"));
  try {
    await (await startProduct({ state })).stop();
    const audiences = Object.fromEntries(rates.map((rate) => [`at ${rate}/s`, rate * 16]));
    addContacts(state, { ...audiences, pauses: 20_000, crowd: frozen });
    const product = await startProduct({ state });
    try {
      const world = await worldOf(product);
      for (const rate of rates) await rateAccuracy(world, rate, report);
      await pauseLatency(world, report);
      await freezing(world, report);
    } finally {
      await product.stop();
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

type World = Awaited<ReturnType<typeof worldOf>>;

async function worldOf(product: Parameters<typeof simulator>[0] & Parameters<typeof api>[0]) {
  const owner = api(product);
  const meta = simulator(product);
  const millisecond = { min: 300, max: 300 };
  await meta.behave({ latency: millisecond, limits: { throughput: 1000 }, readShare: 0 });
  const { items } = await owner.get("/api/whatsapp/accounts", answers.pageOf(answers.Id));
  // Reads how much Meta lets through now.
  for (const { id } of items) await owner.send("POST", `/api/whatsapp/accounts/${id}/test`, {});
  const labels = await owner.get("/api/labels?limit=200", answers.pageOf(Label));
  const shop = business(owner);
  const campaign = async (label: string, rateLimit: number): Promise<number> => {
    const found = labels.items.find(({ name }) => name === label);
    const value = found === undefined ? [] : [found.id];
    const segment = await shop.segment({ field: "label", op: "has_any", value });
    return (await shop.draft(segment.id, { rateLimit })).id;
  };
  return { shop, meta, owner, campaign };
}

/** I5 and the share of the rate that is reached, over ten seconds in the middle. */
async function rateAccuracy({ shop, meta, campaign }: World, rate: number, report: Report) {
  const id = await campaign(`at ${rate}/s`, rate);
  await shop.obey(id, "send");
  await shop.reaches(id, ({ stats }) => (stats.sent ?? 0) > 0, 30_000);
  await sleep(13_500);
  await shop.obey(id, "cancel");
  const times = (await meta.accepted(id)).map(({ at }) => at);
  const begin = (times[0] ?? 0) + 2_000;
  const reached = times.filter((at) => at >= begin && at < begin + 10_000).length / (rate * 10);
  const name = (what: string) => `${rate}/s at 300 ms: ${what}`;
  const most = (window: number) => busiest(times, window);
  report({
    name: name("of the rate reached"),
    value: reached * 100,
    unit: "%",
    target: 95,
    better: "higher",
  });
  report({
    name: name("most in a second"),
    value: most(1_000),
    unit: "messages",
    target: 1.1 * rate + 1,
    better: "lower",
  });
  report({
    name: name("most in ten seconds"),
    value: most(10_000),
    unit: "messages",
    target: 10.1 * rate + 1,
    better: "lower",
  });
}

/** The most that fall into any window of so many milliseconds. */
function busiest(times: readonly number[], window: number): number {
  let from = 0;
  let most = 0;
  for (const [at, time] of times.entries()) {
    while ((times[from] ?? 0) <= time - window) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}

/** I6: how long after the answer to a pause the last request still arrived. */
async function pauseLatency({ shop, meta, campaign }: World, report: Report) {
  const id = await campaign("pauses", 20);
  await shop.obey(id, "send");
  const late: number[] = [];
  for (let time = 0; time < pauses; time += 1) {
    const { accepted } = await meta.campaign(id);
    await until(async () => (await meta.campaign(id)).accepted > accepted + 3, 30_000);
    await shop.obey(id, "pause");
    const answered = Date.now();
    await sleep(1_600);
    const { lastAcceptedAt } = await meta.campaign(id);
    late.push(Math.max(0, (lastAcceptedAt ?? 0) - answered));
    await shop.obey(id, "resume");
  }
  await shop.obey(id, "cancel");
  const value = Math.max(...late);
  report({
    name: `latest request after ${pauses} pauses at 20/s`,
    value,
    unit: "ms",
    target: 1_000,
    better: "lower",
  });
}

async function freezing({ shop, owner, campaign }: World, report: Report) {
  const id = await campaign("crowd", 1);
  const since = performance.now();
  await shop.obey(id, "send");
  await until(async () => {
    const { stats, phase } = await owner.get(`/api/campaigns/${id}`, Freezing);
    return stats.recipients === frozen && phase === "sending";
  }, 300_000);
  const value = (performance.now() - since) / 1_000;
  await shop.obey(id, "cancel");
  const target = frozen > 100_000 ? 60 : 5;
  report({ name: `freezing ${frozen} recipients`, value, unit: "s", target, better: "lower" });
}

export default bench;
