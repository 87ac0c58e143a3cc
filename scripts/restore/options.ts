import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { reasonOf, Trouble } from "../start/trouble.ts";

export interface Options {
  /** The downloaded archive, or the folder that it was unpacked to. */
  readonly from: string;
  readonly to: { readonly state: string } | { readonly sql: string };
  readonly force: boolean;
  /** The secrets.json of the state that the backup is of. */
  readonly secrets: string | null;
}

export const usage = `pnpm restore --from FILE (--state DIR | --sql DIR) [options]

  --from FILE     a downloaded backup (.tar), or the folder that it was unpacked to
  --state DIR     restore into this state of Siar on this machine
  --sql DIR       write SQL files for \`wrangler d1 execute --file\` instead
  --secrets FILE  the secrets.json of the state that was backed up, if DIR is another one
  --force         DIR holds data already: move its database aside
  --help          this page`;

/** The folder that the person typed the command in, which is not where a script runs. */
const from = (): string => process.env["INIT_CWD"] ?? process.cwd();

export function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parsed(args);
  if (values.help === true) return "help";
  const { state, sql, secrets } = values;
  if (values.from === undefined) throw new Trouble("Say what to restore, with --from.");
  if ((state === undefined) === (sql === undefined)) {
    throw new Trouble("Say where to restore it to: either --state or --sql.");
  }
  return {
    from: resolve(from(), values.from),
    to:
      state === undefined ? { sql: resolve(from(), sql ?? "") } : { state: resolve(from(), state) },
    force: values.force === true,
    secrets: secrets === undefined ? null : resolve(from(), secrets),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== "--"),
      options: {
        from: { type: "string" },
        state: { type: "string" },
        sql: { type: "string" },
        secrets: { type: "string" },
        force: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const [sentence] = reasonOf(error).split(". ");
    throw new Trouble(`${sentence}. See pnpm restore --help.`);
  }
}
