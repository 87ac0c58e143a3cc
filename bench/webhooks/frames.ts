import { until, watch, type Product } from "@siar/testing";
import type { Figure } from "../figure.ts";
import type { World } from "./world.ts";

const TRIES = 20;

/** From the moment Meta posts a status until whoever watches the campaign sees it. */
export async function frames(
  product: Product,
  { id, body, deliver }: World,
  first: number,
  report: (figure: Figure) => void,
): Promise<void> {
  const headers = { authorization: `Bearer ${product.apiKey ?? ""}` };
  const watching = await watch({ url: product.url, headers }, id);
  const took: number[] = [];
  try {
    await until(() => watching.frames.length > 0);
    for (let seq = first; seq < first + TRIES; seq += 1) {
      const known = watching.frames.length;
      const since = Date.now();
      await deliver(body("read", [seq]));
      const frame = await until(
        () => watching.frames.slice(known).find(({ type }) => type === "messages"),
        30_000,
      );
      took.push(frame.arrivedAt - since);
    }
  } finally {
    watching.stop();
  }
  const value = Math.max(...took) / 1_000;
  const name = `webhook to frame, the longest of ${TRIES}`;
  report({ name, value, unit: "s", target: 2, better: "lower" });
}
