import { mkdirSync } from "node:fs";
import { reasonOf, Trouble } from "../start/trouble.ts";
import { intoFiles } from "./into-files.ts";
import { intoState } from "./into-state.ts";
import { readOptions, usage, type Options } from "./options.ts";
import { bringSecrets, needSecret } from "./secrets.ts";
import { openSource } from "./source.ts";
import { restoration } from "./statements.ts";

const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
const number = (value: number): string => value.toLocaleString("en");

async function restore({ from, to, force, secrets }: Options): Promise<string> {
  const source = openSource(from);
  const { manifest } = source;
  if (secrets !== null) await needSecret(secrets, manifest);
  say(`Backup of ${manifest.begunAt}`);
  const told = (table: string, rows: number): void => {
    if (rows > 0) say(`${table}: ${number(rows)}`);
  };
  if ("sql" in to) {
    const files = intoFiles(to.sql, restoration(source, Date.now(), { told }));
    return `${files} SQL files lie in ${to.sql}. Execute them in the order of their names.`;
  }
  const { state } = to;
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const aside = await intoState({ state, force, manifest }, (filled) =>
    restoration(source, Date.now(), { told, filled }),
  );
  if (aside !== null) say(`What was there before lies in ${aside}`);
  if (!(await bringSecrets({ state, given: secrets, manifest, aside }))) {
    say(
      "The secret of the backed-up Siar is not here: WhatsApp accounts have to be connected anew.",
    );
  }
  return `Restored into ${state}. Start it: pnpm start --state ${state}`;
}

try {
  const options = readOptions(process.argv.slice(2));
  process.stdout.write(`${options === "help" ? usage : await restore(options)}\n`);
} catch (error) {
  const sentence =
    error instanceof Trouble ? error.message : `Siar could not restore: ${reasonOf(error)}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
