// Meta stops answering in the middle of a campaign, and comes back.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { simulator, startProduct, until, type Product } from "@siar/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { campaignOf, launchCampaign, livelyNetwork } from "./campaign.ts";
import {
  completed,
  expectEverybodyDealtWith,
  expectNobodyTwice,
  retryDoubtful,
} from "./invariants.ts";

const BOOT = 60_000;
/** Requests under way when the breaker opens come on top of the twenty-five that open it. */
const MOST_IN_DOUBT = 60;

const state = mkdtempSync(join(tmpdir(), "siar-outage-"));
let product: Product;

beforeAll(async () => {
  product = await startProduct({ state });
}, 2 * BOOT);

afterAll(async () => {
  await product?.stop();
  rmSync(state, { recursive: true, force: true });
});

test(
  "10.5 I2 I3 an outage of Meta costs a few rows in doubt, not the campaign, which goes on by itself",
  async () => {
    const witness = simulator(product);
    await witness.behave(livelyNetwork);
    const wish = { cities: ["Jakarta", "Bandung", "Bogor", "Depok"], rateLimit: 40 };
    const campaign = await launchCampaign(product, wish);
    await until(async () => (await campaignOf(campaign)).stats.sent > 50);
    await witness.behave({ ...livelyNetwork, outage: { kind: "html" } });
    await until(async () => (await campaignOf(campaign)).stats.unknown >= 25);
    await sleep(5_000);
    const waiting = await campaignOf(campaign);
    await sleep(5_000);
    expect((await campaignOf(campaign)).stats).toEqual(waiting.stats);
    expect(waiting).toMatchObject({ status: "running" });
    await witness.behave({ ...livelyNetwork, outage: null });
    await completed(campaign, 3 * BOOT);
    await expectNobodyTwice(campaign);
    const doubtful = await expectEverybodyDealtWith(campaign);
    expect(doubtful.length).toBeLessThanOrEqual(MOST_IN_DOUBT);
    await retryDoubtful(campaign, doubtful);
  },
  5 * BOOT,
);
