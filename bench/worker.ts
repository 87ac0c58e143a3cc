import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** A Worker made of one file, over the D1 of a product that is not running. */
export async function benchWorker(entry: string, state: string): Promise<Miniflare> {
  const { outputFiles } = await build({
    absWorkingDir: join(import.meta.dirname, ".."),
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
  });
  const esm = outputFiles[0]?.text ?? "";
  return new Miniflare({
    workers: [
      {
        config: {
          name: "siar-bench",
          compatibilityDate: "2026-09-15",
          manifest: {
            mainModule: "main.mjs",
            modulesRoot: "/",
            modules: { "main.mjs": { type: "esm", contents: esm } },
          },
          env: { DB: { type: "d1", id: "siar" } },
          exports: {},
        },
        dev: {},
      },
    ],
    resourcePersistencePath: join(state, "v3"),
  });
}

/** What it answers, as JSON; a fault of its own is thrown with what it said. */
export async function askWorker(runtime: Miniflare, asked: object): Promise<unknown> {
  const body = JSON.stringify(asked);
  const answer = await runtime.dispatchFetch("http://bench/", { method: "POST", body });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
