import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { groupMembers, isAlive, markOf, signalGroup, type Mark } from "./processes.ts";
import { inState, keep, readKept } from "./state.ts";
import { codeOf, reasonOf, Trouble } from "./trouble.ts";

const MarkShape = z.object({ pid: z.number().int().positive(), bornAt: z.string() });

/** Who works on a state folder: one start at a time, and what it has to leave nothing of. */
const Run = z.object({ url: z.string(), start: MarkShape, keeper: MarkShape.nullable() });

/** Refuses a state that is in use; ends what a killed start left behind. */
export async function claim(folder: string, url: string): Promise<void> {
  const last = readKept(folder, "run.json", Run);
  if (last !== null && isAlive(last.start)) {
    throw new Trouble(
      `Siar already runs on ${folder} (process ${last.start.pid}, ${last.url}); stop it or choose another --state.`,
    );
  }
  if (last?.keeper != null) await endGroup(last.keeper.pid);
  record(folder, url, null);
}

export function record(folder: string, url: string, keeper: Mark | null): void {
  keep(folder, "run.json", { url, start: markOf(process.pid), keeper });
}

export const release = (folder: string): void =>
  rmSync(inState(folder, "run.json"), { force: true });

/** Nothing of a process group is left when this returns. */
export async function endGroup(group: number): Promise<void> {
  for (let tries = 0; tries < 100 && groupMembers(group).length > 0; tries += 1) {
    signalGroup(group, "SIGKILL");
    await sleep(50);
  }
}

export async function needFreePort(port: number): Promise<void> {
  const error = await tryPort(port);
  if (error === null) return;
  const why = new Map([
    ["EADDRINUSE", `Port ${port} is taken by another program`],
    ["EACCES", `Port ${port} may not be used by this account`],
  ]).get(codeOf(error) ?? "");
  throw new Trouble(`${why ?? reasonOf(error)}; choose another with --port.`);
}

const tryPort = (port: number): Promise<Error | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () =>
      server.close(() => resolve(null)),
    );
  });

/** Any free port, for what only Siar itself talks to. */
export const freePort = (): Promise<number> =>
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
