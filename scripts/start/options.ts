import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { defaultPort, inRoot } from "./product.ts";
import { reasonOf, Trouble } from "./trouble.ts";

export interface Options {
  readonly port: number;
  /** Where everything lies that outlives a stop. */
  readonly state: string;
  readonly empty: boolean;
  readonly json: boolean;
  readonly dev: boolean;
}

export const usage = `pnpm start [options]

  --port N      the port to listen on (default ${defaultPort})
  --state DIR   where the data lies (default .state)
  --empty       no demo data: the first visit shows the set-up page
  --json        one line of JSON when ready, instead of the banner
  --dev         reload the admin UI and the Workers when their sources change
  --help        this page

  GRAPH_URL=…   in the environment: another Cloud API than the simulator, without a version,
                for example https://graph.facebook.com
  SIAR_UI=…     a folder with a built admin UI, to serve it as it is`;

export function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parsed(args);
  if (values.help === true) return "help";
  return {
    port: readPort(values.port),
    state: values.state === undefined ? inRoot(".state") : resolve(from(), values.state),
    empty: values.empty === true,
    json: values.json === true,
    dev: values.dev === true,
  };
}

/** The folder that the person typed the command in, which is not where a script runs. */
const from = (): string => process.env["INIT_CWD"] ?? process.cwd();

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== "--"),
      options: {
        port: { type: "string" },
        state: { type: "string" },
        empty: { type: "boolean" },
        json: { type: "boolean" },
        dev: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const [sentence] = reasonOf(error).split(". ");
    throw new Trouble(`${sentence}. See pnpm start --help.`);
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Trouble(`--port needs a number from 1 to 65535, not "${text}".`);
}
