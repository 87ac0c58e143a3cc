import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Product } from "@siar/testing";
import { Miniflare } from "miniflare";
import { z } from "zod";

const Counted = z.object({ messages: z.number(), ms: z.number() });
const FOR = 5_000;

/** A Worker that does nothing but send messages to the simulator, so many at a time. */
const loop = `
  export default {
    async fetch(request, env) {
      const { inFlight, forMs, url, token } = await request.json();
      const since = Date.now();
      let messages = 0;
      const one = async () => {
        while (Date.now() - since < forMs) {
          const to = "62898" + String(1000000 + messages);
          messages += 1;
          const response = await env.SIMULATOR.fetch(url, {
            method: "POST",
            headers: { authorization: "Bearer " + token, "content-type": "application/json" },
            body: JSON.stringify({ messaging_product: "whatsapp", to, type: "text", text: { body: "Halo" } }),
          });
          await response.text();
        }
      };
      await Promise.all(Array.from({ length: inFlight }, one));
      return Response.json({ messages, ms: Date.now() - since });
    },
  };
`;

const text = (value: string) => ({ type: "text" as const, value });
const worker = (name: string) => ({ type: "worker" as const, worker: name });

function options(product: Product) {
  const bundle = readFileSync(join(product.state, "workers/siar-simulator/index.js"), "utf8");
  const bare = {
    ...workerOf("bare", loop),
    env: { SIMULATOR: worker("simulator") },
    exports: {},
  };
  const simulator = {
    ...workerOf("simulator", bundle),
    env: {
      NETWORK: {
        type: "durable-object" as const,
        worker: "simulator",
        exportName: "PhoneNetwork",
      },
      WEBHOOK: worker("bare"),
      SIM_ACCESS_TOKEN: text(product.accessToken),
      SIM_APP_SECRET: text(product.appSecret),
      SIM_VERIFY_TOKEN: text(product.verifyToken),
    },
    exports: { PhoneNetwork: { type: "durable-object" as const, storage: "sqlite" as const } },
  };
  return { workers: [bare, simulator].map((config) => ({ config, dev: {} })) };
}

const workerOf = (name: string, contents: string) => ({
  name,
  compatibilityDate: "2026-09-15",
  manifest: {
    mainModule: "index.mjs",
    modulesRoot: "/",
    modules: { "index.mjs": { type: "esm" as const, contents } },
  },
});

/** Messages a second of a bare loop of `fetch` to the same simulator, on the same machine. */
export async function bareLoop(product: Product, inFlight: number): Promise<number> {
  const miniflare = new Miniflare(options(product));
  try {
    const { fetch: toSimulator } = bind(await miniflare.getWorker("simulator"));
    await toSimulator("http://simulator/simulator/api/behaviour", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        latency: { min: 0, max: 0 },
        limits: { throughput: 1_000_000 },
        webhooks: { enabled: false },
      }),
    });
    const { fetch: toLoop } = bind(await miniflare.getWorker("bare"));
    const url = "http://simulator/simulator/graph/v26.0/106540352242922/messages";
    const body = JSON.stringify({ inFlight, forMs: FOR, url, token: product.accessToken });
    const { messages, ms } = Counted.parse(
      await (await toLoop("http://bare/", { method: "POST", body })).json(),
    );
    return (messages / ms) * 1_000;
  } finally {
    await miniflare.dispose();
  }
}

/** What is used of a Worker here; the runtime's own types would clash with Node's. */
interface Asked {
  fetch(
    url: string,
    init: { method: string; headers?: Record<string, string>; body: string },
  ): Promise<{ json(): Promise<unknown> }>;
}

const bind = (worker: Asked): Asked => ({ fetch: (url, init) => worker.fetch(url, init) });
