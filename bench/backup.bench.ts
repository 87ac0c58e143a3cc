import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api, startProduct, until, type Product } from "@siar/testing";
import { z } from "zod";
import type { Bench } from "./figure.ts";
import { business } from "./segments/million.ts";

const people = Number(process.env["SIAR_ROWS"] ?? 1_000_000);

const Backups = z.object({
  items: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number() })),
  job: z
    .object({
      status: z.string(),
      startedAt: z.iso.datetime().nullable(),
      finishedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});

/** How fast everything is backed up while the product runs, and how fast it is restored. */
const bench: Bench = async (report) => {
  const home = mkdtempSync(join(tmpdir(), "siar-bench-backup-"));
  const state = join(home, "state");
  try {
    cpSync(await business(people), state, { recursive: true });
    writeFileSync(join(state, "owner.json"), JSON.stringify(owner));
    const product = await startProduct({ state });
    const { rows, seconds, slowest, file } = await backedUp(product, home);
    await product.stop();
    report(figure("rows backed up a second", rows / seconds, 20_000));
    report({
      name: "longest wait for a page of contacts meanwhile",
      value: slowest,
      unit: "ms",
      target: 1_000,
      better: "lower",
    });
    const since = performance.now();
    await restored(file, join(home, "restored"));
    const took = (performance.now() - since) / 1_000;
    report(figure("rows restored a second", rows / took, 20_000));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

/** Somebody to sign in, and no demonstration data beside the million. */
const owner = {
  email: "owner@siar.example",
  password: "kopi-tubruk-77",
  apiKey: null,
  connected: true,
  demo: true,
};

const figure = (name: string, value: number, target: number) =>
  ({ name, value, unit: "rows/s", target, better: "higher" }) as const;

async function backedUp(product: Product, home: string) {
  const client = api(product);
  await client.post("/api/backups", {}, z.unknown());
  let slowest = 0;
  const done = await until(async () => {
    const asked = performance.now();
    await client.get("/api/contacts?limit=50", z.unknown());
    slowest = Math.max(slowest, performance.now() - asked);
    const { job, items } = await client.get("/api/backups", Backups);
    const [backup] = items;
    return job?.status === "done" && backup !== undefined ? { ...job, ...backup } : null;
  }, 900_000);
  if (done === null) throw new Error("The backup did not end");
  const took = Date.parse(done.finishedAt ?? "") - Date.parse(done.startedAt ?? "");
  const file = join(home, "backup.tar");
  await download(product, done.name, file);
  return { rows: done.rows, seconds: took / 1_000, slowest, file };
}

async function download(product: Product, name: string, file: string): Promise<void> {
  const headers = { authorization: `Bearer ${product.apiKey}` };
  const response = await fetch(`${product.url}/api/backups/${name}/file`, { headers });
  const out = await open(file, "w");
  for await (const chunk of response.body ?? []) await out.write(chunk);
  await out.close();
}

function restored(file: string, state: string): Promise<void> {
  const script = join(import.meta.dirname, "../scripts/restore/main.ts");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, "--from", file, "--state", state]);
    let said = "";
    child.stderr.on("data", (chunk) => (said += String(chunk)));
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}

export default bench;
