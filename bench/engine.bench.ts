import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "@siar/testing";
import { addContacts } from "./audience.ts";
import { costs } from "./engine/costs.ts";
import { fairness } from "./engine/fairness.ts";
import { freezing } from "./engine/freezing.ts";
import { pauseLatency } from "./engine/pauses.ts";
import { rateAccuracy } from "./engine/rates.ts";
import { throughput } from "./engine/throughput.ts";
import { worldOf, type Report } from "./engine/world.ts";
import type { Bench } from "./figure.ts";

const rates = [20, 80, 250, 800];
const tries = Number(process.env["SIAR_PAUSES"] ?? 20);
const frozen = Number(process.env["SIAR_FROZEN"] ?? 100_000);
const only = process.env["SIAR_PARTS"]?.split(",");

const wanted = (part: string): boolean => only === undefined || only.includes(part);

const audiences = {
  ...Object.fromEntries(rates.map((rate) => [`at ${rate}/s`, rate * 16])),
  "pauses at 20/s": 20_000,
  "pauses at 800/s": 100_000,
  fair: 600,
  fast: 16_000,
  crowd: frozen,
};

/** The numbers of docs/design/engine.md, by the timestamps of the simulator at the other end. */
const bench: Bench = async (report) => {
  if (wanted("costs")) await inNewState((state) => costs(state, report));
  if (only?.join() !== "costs") await inNewState((state) => inProduct(state, report));
};

/** Of a product that ran once, so that its tables are there. */
async function inNewState(work: (state: string) => Promise<void>): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), "siar-bench-"));
  try {
    await (await startProduct({ state })).stop();
    await work(state);
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

async function inProduct(state: string, report: Report): Promise<void> {
  addContacts(state, audiences);
  const product = await startProduct({ state });
  try {
    await parts(await worldOf(product), report);
  } finally {
    await product.stop();
  }
}

async function parts(world: Awaited<ReturnType<typeof worldOf>>, report: Report): Promise<void> {
  await world.distance(300, 1_000);
  if (wanted("rates")) for (const rate of rates) await rateAccuracy(world, rate, report);
  if (wanted("pauses")) {
    for (const rate of [20, 800]) await pauseLatency(world, { rate, tries }, report);
  }
  if (wanted("freezing")) await freezing(world, frozen, report);
  await world.distance(300, 80);
  if (wanted("fairness")) await fairness(world, report);
  await world.distance(0, 1_000_000, false);
  if (wanted("throughput")) await throughput(world, report);
}

export default bench;
