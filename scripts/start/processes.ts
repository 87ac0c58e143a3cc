import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A process as the system knows it; a number alone may have been given to another since. */
export interface Mark {
  readonly pid: number;
  readonly bornAt: string;
}

interface Seen extends Mark {
  readonly group: number;
  readonly ended: boolean;
  readonly program: string;
}

export function markOf(pid: number): Mark | null {
  const seen = look(pid);
  return seen === null ? null : { pid, bornAt: seen.bornAt };
}

export function isAlive(mark: Mark): boolean {
  const seen = look(mark.pid);
  return seen !== null && !seen.ended && seen.bornAt === mark.bornAt;
}

const ours = /(^|\/)(node|workerd|esbuild)$/;

/** The living members of a process group, as far as they are programs that Siar runs. */
export function groupMembers(group: number): number[] {
  return all()
    .filter((seen) => seen.group === group && !seen.ended && ours.test(seen.program))
    .map((seen) => seen.pid);
}

/** True when there was something to end. */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

const look = (pid: number): Seen | null =>
  process.platform === "linux" ? readProc(pid) : (listed(["-p", String(pid)])[0] ?? null);

const all = (): Seen[] =>
  process.platform === "linux"
    ? readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => readProc(Number(name)) ?? [])
    : listed(["-A"]);

function readProc(pid: number): Seen | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets and may hold anything; what follows is regular.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ended = fields[0] === "Z";
    return {
      pid,
      group: Number(fields[2]),
      bornAt: fields[19] ?? "",
      ended,
      program: ended ? "" : readlinkSync(`/proc/${pid}/exe`),
    };
  } catch {
    return null;
  }
}

const listing = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/;

function listed(which: string[]): Seen[] {
  const columns = ["-o", "pid=,pgid=,stat=,lstart=,comm="];
  return ps([...which, ...columns])
    .split("\n")
    .flatMap((line) => {
      const [, pid, group, stat = "", bornAt = "", program = ""] = listing.exec(line) ?? [];
      if (pid === undefined || group === undefined) return [];
      const ended = stat.startsWith("Z");
      return [{ pid: Number(pid), group: Number(group), bornAt, ended, program }];
    });
}

function ps(args: string[]): string {
  try {
    return execFileSync("ps", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
