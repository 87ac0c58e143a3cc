import { fork, spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { endGroup } from "./claim.ts";
import type { Commands } from "./keeper.ts";
import { markOf, type Mark } from "./processes.ts";
import { inRoot, root, workers, wranglerCli } from "./product.ts";
import { damaged, inState, workerConfig, type State } from "./state.ts";
import { Trouble } from "./trouble.ts";

export interface Layout {
  readonly state: State;
  /** What people and programs talk to. */
  readonly port: number;
  /** The runtime's own port: another one only while Vite stands in front of it. */
  readonly runtimePort: number;
  readonly ui: string;
  readonly dev: boolean;
}

export interface Runtime {
  readonly keeper: Mark;
  /** Settles when nothing of it runs any more. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

const BOOT_PATIENCE = 90_000;
const END_PATIENCE = 4000;

const logPath = (state: State): string => inState(state.folder, "logs", "product.log");

const Prepared = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), damaged: z.boolean(), reason: z.string() }),
]);

/** Brings the database up to date and makes the Workers. */
export async function prepare(state: State, dev: boolean, signal: AbortSignal): Promise<void> {
  const args = dev ? [state.folder, "--dev"] : [state.folder];
  const child = fork(inRoot("scripts/start/prepare.ts"), args, {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: environment(state),
    cwd: root,
    signal,
  });
  const answer = await new Promise<unknown>((resolve) => {
    child.once("message", resolve);
    child.once("exit", () => resolve(null));
    child.once("error", () => resolve(null));
  });
  const { data } = Prepared.safeParse(answer);
  if (data?.ok === true) return;
  if (data?.damaged === true) throw damaged(state.folder, data.reason);
  throw new Trouble(`Siar did not start: ${data?.reason ?? "its database cannot be opened"}.`);
}

export function launch(layout: Layout): Runtime {
  const { state } = layout;
  const log = logPath(state);
  if (existsSync(log)) renameSync(log, `${log}.1`);
  writeFileSync(log, "", { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [inRoot("scripts/start/keeper.ts"), JSON.stringify(commands(layout, log))],
    {
      detached: true,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: environment(state),
      cwd: root,
    },
  );
  const keeper = markOf(child.pid ?? -1);
  if (keeper === null) throw new Trouble("No process can be started on this machine.");
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { keeper, ended, end: () => endRuntime(child, keeper.pid, ended) };
}

async function endRuntime(child: ChildProcess, group: number, ended: Promise<void>) {
  child.kill("SIGTERM");
  await Promise.race([ended, sleep(END_PATIENCE, undefined, { ref: false })]);
  await endGroup(group);
}

function commands(layout: Layout, log: string): Commands {
  const product = { args: wranglerArgs(layout), log };
  if (!layout.dev) return [product];
  const ports = [String(layout.port), String(layout.runtimePort)];
  return [product, { args: [inRoot("scripts/start/dev-server.ts"), ...ports], log }];
}

function wranglerArgs({ state, runtimePort, ui, dev }: Layout): string[] {
  const configs = workers.map(({ name, folder }) =>
    dev ? inRoot(folder, "wrangler.toml") : workerConfig(state.folder, name),
  );
  return [
    wranglerCli,
    "pages",
    "dev",
    ui,
    ...[inRoot("wrangler.toml"), ...configs].map((config) => `--config=${config}`),
    `--persist-to=${state.folder}`,
    `--port=${runtimePort}`,
    "--ip=127.0.0.1",
    "--inspector-port=0",
    "--show-interactive-dev-session=false",
  ];
}

/** Everything that the Workers learn of this machine; nothing of a Cloudflare account. */
function environment(state: State): NodeJS.ProcessEnv {
  const { CLOUDFLARE_ENV: _, CLOUDFLARE_API_TOKEN: __, ...inherited } = process.env;
  return {
    ...inherited,
    ...state.secrets,
    MODE: "local",
    GRAPH_URL: process.env["GRAPH_URL"] ?? "",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_SEND_ERROR_REPORTS: "false",
    // Two products on one machine must not find each other's Workers.
    WRANGLER_REGISTRY_PATH: inState(state.folder, "registry"),
    WRANGLER_LOG_PATH: inState(state.folder, "logs"),
    X_LOCAL_OBSERVABILITY: "false",
    NO_COLOR: "1",
  };
}

/** Returns when the product answers; throws with the reason when it never will. */
export async function waitUntilReady(url: string, runtime: Runtime, layout: Layout): Promise<void> {
  let over = false;
  void runtime.ended.then(() => (over = true));
  const deadline = Date.now() + BOOT_PATIENCE;
  while (!(await answers(`${url}/api/health`))) {
    const fault = layout.dev ? null : faultIn(logPath(layout.state));
    if (fault !== null || over || Date.now() > deadline) {
      throw new Trouble(
        `Siar did not start: ${fault ?? "its runtime ended"} (see ${logPath(layout.state)}).`,
      );
    }
    await sleep(100);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return (response.headers.get("content-type") ?? "").includes("json");
  } catch {
    return false;
  }
}

/** The innermost error that wrangler reported: it goes on waiting for an edit after a failed build. */
export function faultIn(log: string): string | null {
  const lines = stripVTControlCharacters(readFileSync(log, "utf8")).split("\n");
  const faults = lines.flatMap((line, at) => {
    const found = /[✘X] \[ERROR\] (.+)/.exec(line)?.[1];
    if (found === undefined) return [];
    const place = lines.slice(at + 1, at + 4).find((next) => /^\s+\S+:\d+:\d+:$/.test(next));
    return [place === undefined ? found : `${found} at ${fromRoot(place)}`];
  });
  return faults.find((fault) => !fault.startsWith("Build failed with")) ?? faults[0] ?? null;
}

/** The place as a person at the root of the project would name it. */
const fromRoot = (place: string): string =>
  place
    .trim()
    .replace(/:$/, "")
    .replace(/^(\.\.\/)+/, "/")
    .replace(`${root}/`, "");
