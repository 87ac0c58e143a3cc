import { appendFileSync } from "node:fs";
import { banner, jsonLine } from "./banner.ts";
import { claim, freePort, needFreePort, record, release } from "./claim.ts";
import { startCron } from "./cron.ts";
import { demoOwner, fill, ownerOf } from "./demo.ts";
import { drain } from "./drain.ts";
import { readOptions, usage, type Options } from "./options.ts";
import { launch, prepare, waitUntilReady, type Runtime } from "./runtime.ts";
import { inState, openState, type State } from "./state.ts";
import { onStopRequest } from "./stop-request.ts";
import { reasonOf, Trouble } from "./trouble.ts";
import { builtUi } from "./web-ui.ts";

const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

interface Started {
  readonly url: string;
  readonly state: State;
  readonly runtime: Runtime;
}

/** What is to be undone, from the first moment on. */
const undo: { started: Started | null; claimed: string | null } = { started: null, claimed: null };

/** Ends the helpers of the start itself, and the cron. */
const over = new AbortController();

async function start(options: Options): Promise<void> {
  const url = `http://127.0.0.1:${options.port}`;
  const state = openState(options.state);
  await claim(state.folder, url);
  await needFreePort(options.port);
  record(state.folder, url, null);
  undo.claimed = state.folder;
  const [ui] = await Promise.all([
    builtUi(inState(state.folder, "logs", "ui.log"), say, over.signal),
    prepare(state, options.dev, over.signal),
  ]);
  const runtimePort = options.dev ? await freePort() : options.port;
  const layout = { state, port: options.port, runtimePort, ui, dev: options.dev };
  const runtime = launch(layout);
  undo.started = { url, state, runtime };
  record(state.folder, url, runtime.keeper);
  await waitUntilReady(url, runtime, layout);
  startCron(`http://127.0.0.1:${runtimePort}`, over.signal);
  if (!options.empty) await makeUsable(url, state);
  const ready = { url, state, empty: options.empty, owner: ownerOf(state) };
  process.stdout.write(`${options.json ? jsonLine(ready) : banner(ready)}\n`);
  await runtime.ended;
  if (!stopping) throw new Trouble(`Siar's runtime ended by itself (see ${state.folder}/logs).`);
}

async function makeUsable(url: string, state: State): Promise<void> {
  const owner = await demoOwner(url, state);
  if (owner !== null) await fill(url, state, owner, say);
}

let stopping = false;

/** Drains once; whoever asks again gets it at once. */
async function stop(): Promise<never> {
  const first = !stopping;
  stopping = true;
  over.abort();
  const { started } = undo;
  if (started !== null && first) {
    await drain(started.url, ownerOf(started.state)?.apiKey ?? null);
  }
  return leave(0);
}

async function fail(error: unknown): Promise<never> {
  stopping = true;
  over.abort();
  process.stderr.write(`${sentenceOf(error)}\n`);
  return leave(1);
}

async function leave(code: number): Promise<never> {
  await undo.started?.runtime.end();
  if (undo.claimed !== null) release(undo.claimed);
  process.exit(code);
}

/** A fault of our own is told as shortly as a trouble; its trace is in the log. */
function sentenceOf(error: unknown): string {
  if (error instanceof Trouble) return error.message;
  const log = undo.claimed === null ? null : inState(undo.claimed, "logs", "start.log");
  if (log === null) return `Siar could not start: ${reasonOf(error)}`;
  const trace = error instanceof Error ? error.stack : String(error);
  appendFileSync(log, `${new Date().toISOString()} ${trace}\n`, { mode: 0o600 });
  return `Siar could not start: ${reasonOf(error)} (see ${log})`;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") {
    process.stdout.write(`${usage}\n`);
  } else {
    onStopRequest(stop);
    await start(options);
  }
} catch (error) {
  if (!stopping) await fail(error);
}
