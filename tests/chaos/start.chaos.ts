import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { api, simulator, startProduct, until, type Product } from "@siar/testing";
import { afterAll, afterEach, expect, test } from "vitest";
import { z } from "zod";
import { groupMembers } from "../../scripts/start/processes.ts";
import { launchCampaign } from "./campaign.ts";

const folder = mkdtempSync(join(tmpdir(), "siar-chaos-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running = new Set<Product>();

async function start(name: string, port?: number): Promise<Product> {
  const state = join(folder, name);
  const product = await startProduct({ state, ...(port !== undefined && { port }) });
  running.add(product);
  return product;
}

afterEach(async () => {
  for (const product of running) await product.stop();
  running.clear();
});

const nothingIsLeft = ({ group }: Product) =>
  until(() => groupMembers(group).length === 0, 10_000).then(() => true);

const Items = z.object({ items: z.array(z.unknown()) });

const Contact = z.object({ id: z.number(), name: z.string() });

const addContact = (product: Product, name: string) =>
  api(product).post("/api/contacts", { name, phone: "+6281298765432" }, Contact);

test("an orderly stop ends every process within ten seconds and keeps the data", async () => {
  const first = await start("orderly");
  const { id } = await addContact(first, "Ratna");
  const since = performance.now();
  await first.stop();
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(groupMembers(first.group)).toEqual([]);
  const second = await start("orderly");
  expect(second.owner).toEqual(first.owner);
  expect(await api(second).get(`/api/contacts/${id}`, Contact)).toMatchObject({ name: "Ratna" });
});

test("kill -9 of everything loses nothing that was answered", async () => {
  const first = await start("killed");
  const { id } = await addContact(first, "Bayu");
  await first.kill();
  running.delete(first);
  expect(await nothingIsLeft(first)).toBe(true);
  const second = await start("killed", first.port);
  expect(await api(second).get(`/api/contacts/${id}`, Contact)).toMatchObject({ name: "Bayu" });
});

test("kill -9 of the start alone ends all that it started", async () => {
  const product = await start("orphan");
  process.kill(product.pid, "SIGKILL");
  running.delete(product);
  expect(await nothingIsLeft(product)).toBe(true);
});

test("what outlived its start is ended by the next one on the same state", async () => {
  const first = await start("leftover");
  // The keeper can do nothing any more; the runtime goes on and holds the port.
  process.kill(first.group, "SIGKILL");
  process.kill(first.pid, "SIGKILL");
  running.delete(first);
  await sleep(500);
  expect(groupMembers(first.group).length).toBeGreaterThan(0);
  const second = await start("leftover", first.port);
  expect(groupMembers(first.group)).toEqual([]);
  expect(second.url).toBe(first.url);
});

test("a state in use is refused, and goes on undisturbed", async () => {
  const product = await start("in-use");
  await expect(startProduct({ state: product.state })).rejects.toThrow(
    /Siar already runs on .*in-use \(process \d+, http.*\); stop it or choose another --state\./,
  );
  expect((await api(product).send("GET", "/api/health")).status).toBe(200);
});

test("two products side by side share nothing", async () => {
  const [one, other] = await Promise.all([start("one"), start("other")]);
  const { id } = await addContact(one, "Only in one");
  const there = await api(other).send("GET", `/api/contacts/${id}`);
  expect(there.status).toBe(404);
  expect(
    (await api({ url: other.url, apiKey: one.apiKey }).send("GET", "/api/contacts")).status,
  ).toBe(401);
});

test("a database that is no database is told in one sentence", async () => {
  const product = await start("garbage");
  await product.stop();
  running.delete(product);
  for (const file of globSync(join(product.state, "v3/d1/**/*.sqlite*"))) {
    writeFileSync(file, "this is no database");
  }
  await expect(startProduct({ state: product.state })).rejects.toThrow(
    /The data in .*garbage is damaged: .*Move the folder away or choose another with --state\.$/m,
  );
});

test("GRAPH_URL leads the whole product to another Cloud API than the simulator", async () => {
  const other = await start("other");
  const state = join(folder, "elsewhere");
  // The same token opens both, as an owner's own one would open Meta's.
  mkdirSync(state);
  copyFileSync(join(other.state, "secrets.json"), join(state, "secrets.json"));
  const env = { GRAPH_URL: `${other.simulator}/graph` };
  const product = await startProduct({ state, env });
  running.add(product);
  const { id, recipients } = await launchCampaign(product, { cities: ["Bogor"], rateLimit: 50 });
  await until(async () => (await simulator(other).campaign(id)).accepted > recipients / 2, 30_000);
  expect((await simulator(product).campaign(id)).accepted).toBe(0);
  expect((await api(product).get("/api/campaigns?status=failed", Items)).items).toEqual([]);
});
