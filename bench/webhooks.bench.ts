import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "@siar/testing";
import type { Bench } from "./figure.ts";
import { answers } from "./webhooks/answers.ts";
import { applied } from "./webhooks/applied.ts";
import { frames } from "./webhooks/frames.ts";
import { addSentCampaign } from "./webhooks/ledger.ts";
import { worldOf } from "./webhooks/world.ts";

/** Rows of which two statuses each are reported; more make the figure steadier. */
const rows = Number(process.env["SIAR_REPORTED"] ?? 20_000);
const FRAMES = 100;

/** What Meta reports: how much of it is applied, how soon it is answered, and how soon it is seen. */
const bench: Bench = async (report) => {
  const state = mkdtempSync(join(tmpdir(), "siar-bench-"));
  try {
    await (await startProduct({ state })).stop();
    addSentCampaign(state, rows + FRAMES);
    const product = await startProduct({ state });
    try {
      const world = await worldOf(product);
      await frames(product, world, rows + 1, report);
      await answers(world, rows, report);
      await applied(world, rows, report);
    } finally {
      await product.stop();
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

export default bench;
