import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { secretMark } from "../../packages/core/src/backups/rules/index.ts";
import type { Manifest } from "../../packages/core/src/backups/schema.ts";
import { inState } from "../start/state.ts";
import { Trouble } from "../start/trouble.ts";

const Secrets = z.object({ SIAR_SECRET: z.string() });

/** Before anything is restored: whoever names a secret means the right one. */
export async function needSecret(given: string, manifest: Manifest): Promise<void> {
  if (await fits(given, manifest)) return;
  throw new Trouble(`${given} does not hold the secret under which this backup was made.`);
}

interface Bring {
  readonly state: string;
  readonly given: string | null;
  readonly manifest: Manifest;
  /** Where the database lies that only the state's own secrets can read. */
  readonly aside: string | null;
}

/** Whether the state can read what lies encrypted in the backup: the tokens of WhatsApp accounts. */
export async function bringSecrets({ state, given, manifest, aside }: Bring): Promise<boolean> {
  const own = inState(state, "secrets.json");
  if (given !== null && given !== own) {
    if (existsSync(own)) copyFileSync(own, inState(aside ?? state, "secrets.before-restore.json"));
    copyFileSync(given, own);
  }
  return existsSync(own) && fits(own, manifest);
}

async function fits(path: string, manifest: Manifest): Promise<boolean> {
  try {
    const { SIAR_SECRET } = Secrets.parse(JSON.parse(readFileSync(path, "utf8")));
    return (await secretMark(SIAR_SECRET)) === manifest.secretMark;
  } catch {
    return false;
  }
}
