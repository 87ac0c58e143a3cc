import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "@siar/testing";
import type { Bench } from "./figure.ts";

/** How long a person waits for the product: at the very first start, and at every later one. */
const bench: Bench = async (report) => {
  const state = mkdtempSync(join(tmpdir(), "siar-bench-"));
  const timed = async (name: string, target: number): Promise<void> => {
    const since = performance.now();
    const product = await startProduct({ state });
    const value = (performance.now() - since) / 1000;
    await product.stop();
    report({ name, value, unit: "s", target, better: "lower" });
  };
  try {
    await timed("first start, with demo data", 60);
    await timed("second start", 15);
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
};

export default bench;
