import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const root = join(import.meta.dirname, "../../..");

export interface ProductOptions {
  /** No demo data and no owner. */
  readonly empty?: boolean;
  /** A folder to go on with; else a new one that goes when the product does. */
  readonly state?: string;
  readonly port?: number;
  /** For example GRAPH_URL. */
  readonly env?: Readonly<Record<string, string>>;
}

const Ready = z.object({
  url: z.string(),
  owner: z.object({ email: z.string(), password: z.string() }).nullable(),
  apiKey: z.string().nullable(),
  simulator: z.string(),
  appSecret: z.string(),
  verifyToken: z.string(),
  accessToken: z.string(),
  wabaId: z.string(),
});

const Run = z.object({ keeper: z.object({ pid: z.number() }) });

/** The whole product in processes of its own, as its one command starts it. */
export interface Product extends z.infer<typeof Ready> {
  readonly port: number;
  readonly state: string;
  /** The start's own process; everything else is in the group of its keeper. */
  readonly pid: number;
  readonly group: number;
  /** Ctrl-C: drains, ends every process; a folder of our own is removed. */
  stop(): Promise<void>;
  /** `kill -9` of everything at once; the state stays for another start. */
  kill(): Promise<void>;
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const port = options.port ?? (await freePort());
  const state = options.state ?? mkdtempSync(join(tmpdir(), "siar-"));
  const flags = ["--json", "--port", String(port), "--state", state];
  if (options.empty === true) flags.push("--empty");
  const child = spawn(process.execPath, [join(root, "scripts/start/main.ts"), ...flags], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited(), ...options.env },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = await firstLine(child);
  const group = groupOf(state);
  return {
    ...ready,
    port,
    state,
    pid: child.pid ?? 0,
    group,
    stop: async () => {
      child.kill("SIGINT");
      await ended;
      if (options.state === undefined) rmSync(state, { recursive: true, force: true });
    },
    kill: async () => {
      process.kill(-group, "SIGKILL");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The start under test is nobody's npm script, whoever runs the tests. */
function inherited(): NodeJS.ProcessEnv {
  const { npm_lifecycle_event: _, GRAPH_URL: __, ...rest } = process.env;
  return rest;
}

const groupOf = (state: string): number =>
  Run.parse(JSON.parse(readFileSync(join(state, "run.json"), "utf8"))).keeper.pid;

/** The line of JSON that says it is ready; what it said instead, if it never is. */
function firstLine(child: ChildProcess): Promise<z.infer<typeof Ready>> {
  let out = "";
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (chunk) => (said += String(chunk)));
    child.stdout?.on("data", (chunk) => {
      out += String(chunk);
      if (out.includes("\n")) resolve(Ready.parse(JSON.parse(out)));
    });
    child.once("exit", (code) => reject(new Error(`The product ended with ${code}: ${said}`)));
    child.once("error", reject);
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === "object" && address !== null ? address.port : 0),
      );
    });
  });
