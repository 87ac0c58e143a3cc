import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulator, startProduct, until, type Product } from "@siar/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { groupMembers } from "../../scripts/start/processes.ts";
import {
  campaignOf,
  launchCampaign,
  livelyNetwork,
  silentNetwork,
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

const state = mkdtempSync(join(tmpdir(), "siar-kills-"));
let product: Product;

beforeAll(async () => {
  product = await startProduct({ state });
});

afterAll(async () => {
  await product?.stop();
  rmSync(state, { recursive: true, force: true });
});

const startAgain = async (): Promise<Product> => (product = await startProduct({ state }));

/** Returns in the middle of the campaign: so many more are accepted. */
async function advanced({ witness, id }: Watched, by: number): Promise<void> {
  const { accepted } = await witness.campaign(id);
  await until(async () => (await witness.campaign(id)).accepted >= accepted + by, 30_000);
}

test("I1 I2 I3 after kill -9 of everything, three times over, a campaign goes on by itself and reaches everybody once", async () => {
  const rateLimit = 50;
  await simulator(product).behave(silentNetwork);
  let campaign = await launchCampaign(product, { cities: ["Bandung", "Bogor"], rateLimit });
  for (const by of [40, 60, 60]) {
    await advanced(campaign, by);
    await product.kill();
    expectConserved(product, campaign.id);
    campaign = goOnWatching(await startAgain(), campaign);
    await expectNobodyTwice(campaign);
  }
  await completed(campaign);
  await expectNobodyTwice(campaign);
  const doubtful = await expectEverybodyDealtWith(campaign);
  expect(doubtful.length).toBeLessThanOrEqual(3 * mostInDoubt(rateLimit));
  await retryDoubtful(campaign, doubtful);
});

test("I3 Ctrl-C in the middle leaves nobody in doubt and no process, and the next start completes the campaign", async () => {
  const rateLimit = 40;
  await simulator(product).behave(livelyNetwork);
  const before = await launchCampaign(product, { cities: ["Depok", "Bogor"], rateLimit });
  await advanced(before, 50);
  const { group } = product;
  const pressed = Date.now();
  await product.stop();
  expect(Date.now() - pressed).toBeLessThan(10_000);
  expect(groupMembers(group)).toEqual([]);
  expect(expectConserved(product, before.id)).toMatchObject({ claimed: 0, unknown: 0 });
  const campaign = goOnWatching(await startAgain(), before);
  await completed(campaign);
  await expectNobodyTwice(campaign);
  expect(await expectEverybodyDealtWith(campaign)).toEqual([]);
  expect((await campaignOf(campaign)).stats.unknown).toBe(0);
});
