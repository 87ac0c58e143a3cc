import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Trouble } from "./trouble.ts";

const Secrets = z.object({
  SIAR_SECRET: z.string().min(32),
  SIM_ACCESS_TOKEN: z.string().min(1),
  SIM_APP_SECRET: z.string().min(1),
  SIM_VERIFY_TOKEN: z.string().min(1),
});
export type Secrets = z.infer<typeof Secrets>;

/** The folder that keeps everything; its layout is known here and nowhere else. */
export interface State {
  readonly folder: string;
  readonly secrets: Secrets;
}

export const inState = (folder: string, ...path: string[]): string => join(folder, ...path);

/** The configuration of one Worker, as it runs on this state. */
export const workerConfig = (folder: string, worker: string): string =>
  inState(folder, "workers", `${worker}.json`);

export function openState(folder: string): State {
  makeFolder(folder);
  for (const part of ["logs", "workers", "registry"]) makeFolder(join(folder, part));
  return { folder, secrets: keptSecrets(folder) };
}

function makeFolder(folder: string): void {
  try {
    makeMissing(folder);
    if (!statSync(folder).isDirectory()) throw new Trouble("a file");
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Trouble ? "it is a file" : "it cannot be written to";
    throw new Trouble(`The data cannot be kept in ${folder}: ${why}. Choose another with --state.`);
  }
}

/** Step by step: Node's own `recursive` never returns where the system answers ENOENT (/proc). */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function keptSecrets(folder: string): Secrets {
  const kept = readKept(folder, "secrets.json", Secrets);
  if (kept !== null) return kept;
  if (existsSync(join(folder, "v3"))) {
    throw damaged(folder, "secrets.json is gone, and the data cannot be read without it");
  }
  const made: Secrets = {
    SIAR_SECRET: randomBytes(32).toString("base64url"),
    SIM_ACCESS_TOKEN: `EAAG${randomBytes(48).toString("base64url").replaceAll(/[-_]/g, "x")}`,
    SIM_APP_SECRET: randomBytes(16).toString("hex"),
    SIM_VERIFY_TOKEN: randomBytes(12).toString("hex"),
  };
  keep(folder, "secrets.json", made);
  return made;
}

export const damaged = (folder: string, why: string): Trouble =>
  new Trouble(
    `The data in ${folder} is damaged: ${why}. Move the folder away or choose another with --state.`,
  );

/** Null when it was never written; a file that makes no sense is a damaged state. */
export function readKept<T>(folder: string, name: string, schema: z.ZodType<T>): T | null {
  const path = join(folder, name);
  if (!existsSync(path)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw damaged(folder, `${name} cannot be read`);
  }
}

/** Whole or not at all, and for its owner's eyes only. */
export function keep(folder: string, name: string, value: unknown): void {
  const path = join(folder, name);
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
