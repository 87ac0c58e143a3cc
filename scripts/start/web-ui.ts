import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { readdirSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { isAlive, markOf } from "./processes.ts";
import { inRoot } from "./product.ts";
import { codeOf, Trouble } from "./trouble.ts";

const cache = inRoot("node_modules/.cache/siar");
const KEPT_BUILDS = 5;

/** Whatever a build of the admin UI reads. */
const sources = [
  "web/*.{html,ts,json}",
  "web/{src,kit,worker,public,scripts}/**/*",
  "packages/sdk/src/**/*",
  "packages/core/src/*/schema.ts",
  "packages/core/src/*/rules/**/*.ts",
  "pnpm-workspace.yaml",
];

/**
 * The folder of a build of just these sources: made once, then only found again. A running
 * product serves its own folder, so a later build changes nothing under it.
 */
export async function builtUi(
  log: string,
  say: (line: string) => void,
  over: AbortSignal,
): Promise<string> {
  const given = process.env["SIAR_UI"] ?? "";
  if (given !== "") return resolve(given);
  const folder = join(cache, `ui-${hashOf(sources)}`);
  if (!existsSync(folder)) {
    say("Building the admin UI …");
    await alone(async () => {
      if (!existsSync(folder)) await build(folder, log, over);
    });
  }
  utimesSync(folder, new Date(), new Date());
  return folder;
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash("sha256");
  const found = globSync([...patterns], { cwd: inRoot() });
  for (const path of found.sort()) {
    if (/\.test\.tsx?$/.test(path) || !statSync(inRoot(path)).isFile()) continue;
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

async function build(folder: string, log: string, over: AbortSignal): Promise<void> {
  const code = await run([inRoot("web/node_modules/vite/bin/vite.js"), "build"], log, over);
  if (code !== 0) {
    throw new Trouble(`The admin UI could not be built: ${faultIn(log)} (see ${log}).`);
  }
  const fresh = `${folder}.${process.pid}`;
  cpSync(inRoot("web/dist"), fresh, { recursive: true });
  renameSync(fresh, folder);
  prune();
}

function faultIn(log: string): string {
  const text = stripVTControlCharacters(readFileSync(log, "utf8"));
  return /^\[[A-Z_]+\] *(.+)$/m.exec(text)?.[1] ?? "its build failed";
}

const run = (args: string[], log: string, signal: AbortSignal): Promise<number | null> =>
  new Promise((resolve) => {
    const out = openSync(log, "w", 0o600);
    const child = spawn(process.execPath, args, {
      cwd: inRoot("web"),
      // The same for everybody: a test's own NODE_ENV would build a slow and large React.
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", out, out],
      signal,
    });
    child.once("exit", resolve);
    child.once("error", () => resolve(null));
  });

function prune(): void {
  const builds = readdirSync(cache)
    .filter((name) => name.startsWith("ui-"))
    .map((name) => ({ path: join(cache, name), at: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of builds.slice(KEPT_BUILDS)) rmSync(path, { recursive: true, force: true });
}

/** Two starts at once would write into the same `web/dist`. */
async function alone(work: () => Promise<void>): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, "ui.lock");
  while (!tryLock(lock)) await sleep(200);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, JSON.stringify(markOf(process.pid)), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    if (!holderLives(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function holderLives(lock: string): boolean {
  try {
    const { pid, bornAt } = JSON.parse(readFileSync(lock, "utf8"));
    return isAlive({ pid: Number(pid), bornAt: String(bornAt) });
  } catch {
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 1000;
  }
}
