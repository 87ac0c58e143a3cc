// Many interruptions at random instants; `pnpm chaos --kills 200 --seed 7` says how many and which.
import { mkdtempSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { simulator, startProduct, type Product } from "@siar/testing";
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { groupMembers } from "../../scripts/start/processes.ts";
import {
  campaignOf,
  launchCampaign,
  lastOneStops,
  lateNetwork,
  goOnWatching,
  type Watched,
} from "./campaign.ts";
import {
  completed,
  expectConserved,
  expectEverybodyDealtWith,
  expectNobodyTwice,
  mostInDoubt,
  retryDoubtful,
} from "./invariants.ts";

const kills = Number(process.env["SIAR_KILLS"] ?? 20);
const stops = Math.ceil(kills / 4);
const seed = Number(process.env["SIAR_SEED"] ?? Date.now() % 1_000_000);
const rateLimit = 60;
const wish = { cities: ["Jakarta", "Bandung", "Bogor", "Depok"], rateLimit };

const BOOT = 60_000;
const LATEST = 4_000;

const state = mkdtempSync(join(tmpdir(), "siar-many-kills-"));
let product: Product;

const start = async (): Promise<Product> => (product = await startProduct({ state }));

beforeAll(async () => {
  await start();
  await simulator(product).behave(lateNetwork);
}, 2 * BOOT);

afterAll(async () => {
  await product?.stop();
  rmSync(state, { recursive: true, force: true });
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tally = { kills: 0, campaigns: 0, recipients: 0, doubtful: 0, stopped: 0 };

/** Straight to the terminal: what a passing test logs is left out. */
function summary(verdict: string): void {
  const { kills: done, campaigns, recipients, doubtful, stopped } = tally;
  const counts = `${done} of ${kills} kills, ${campaigns} campaigns, ${recipients} recipients`;
  writeSync(
    1,
    `\nchaos: ${verdict}; ${counts}, ${doubtful} in doubt, ${stopped} said STOP; seed ${seed}\n`,
  );
}

/** Whatever happened to it: everybody is dealt with, and a retry reaches those in doubt. */
async function finish(campaign: Watched, interruptions: number): Promise<void> {
  await completed(campaign, 2 * BOOT);
  await expectNobodyTwice(campaign);
  const doubtful = await expectEverybodyDealtWith(campaign);
  expect(doubtful.length).toBeLessThanOrEqual(interruptions * mostInDoubt(rateLimit));
  await retryDoubtful(campaign, doubtful);
  tally.campaigns += 1;
  tally.recipients += (await campaignOf(campaign)).stats.recipients;
  tally.doubtful += doubtful.length;
  tally.stopped += campaign.stopped.length;
}

test(
  `I1 I2 I3 I4 ${kills} kills at random instants lose nobody, reach nobody twice and nobody after STOP (seed ${seed})`,
  async () => {
    onTestFailed(() => summary("BREACH"));
    const random = chance(seed);
    let campaign = await launchCampaign(product, wish);
    let interruptions = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      if ((await campaignOf(campaign)).status === "completed") {
        await finish(campaign, interruptions);
        campaign = await launchCampaign(product, wish);
        interruptions = 0;
      }
      await lastOneStops(campaign);
      await sleep(random() * LATEST);
      await product.kill();
      interruptions += 1;
      expectConserved(product, campaign.id);
      campaign = goOnWatching(await start(), campaign);
      await expectNobodyTwice(campaign);
      tally.kills = kill;
    }
    await finish(campaign, interruptions);
    summary("nobody lost, nobody twice, nobody after STOP");
  },
  (kills + 5) * BOOT,
);

test(
  `I3 ${stops} orderly stops at random instants leave nobody in doubt (seed ${seed})`,
  async () => {
    const random = chance(seed + 1);
    let campaign = await launchCampaign(product, wish);
    for (let stop = 1; stop <= stops; stop += 1) {
      if ((await campaignOf(campaign)).status === "completed") {
        await finish(campaign, 0);
        campaign = await launchCampaign(product, wish);
      }
      await sleep(random() * LATEST);
      const { group } = product;
      const since = performance.now();
      await product.stop();
      expect(performance.now() - since).toBeLessThan(10_000);
      expect(groupMembers(group)).toEqual([]);
      expect(expectConserved(product, campaign.id)).toMatchObject({ claimed: 0, unknown: 0 });
      campaign = goOnWatching(await start(), campaign);
    }
    await finish(campaign, 0);
  },
  (stops + 5) * BOOT,
);
