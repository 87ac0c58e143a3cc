import { fail, type Failure } from "@siar/kernel/errors";
import type { Locale } from "@siar/kernel/ctx";
import type { Err } from "@siar/kernel/result";
import {
  createClient,
  explain,
  type Fetch,
  type NoAnswer,
  type WhatsAppClient,
} from "@siar/whatsapp";

/** What a Worker lends: where Meta is, and the secret under which tokens are kept. */
export interface ChannelEnv {
  readonly SIAR_SECRET: string;
  /** Empty on one's own machine: then the simulator is asked. */
  readonly GRAPH_URL: string;
  readonly SIMULATOR?: { fetch: Fetch };
}

/** For verbs of the API, which are made before there is an environment. */
export type Lend = () => Promise<ChannelEnv>;

const GRAPH_VERSION = "v26.0";
const SIMULATOR_URL = "http://simulator/simulator/graph";
const TIMEOUT_MS = 10_000;

interface Graph {
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

export function graphOf({ GRAPH_URL, SIMULATOR }: ChannelEnv): Graph {
  if (GRAPH_URL !== "") {
    return { baseUrl: GRAPH_URL.replace(/\/+$/, ""), fetch: (url, init) => fetch(url, init) };
  }
  if (SIMULATOR === undefined) {
    throw new Error("Neither GRAPH_URL nor the binding SIMULATOR says where the Cloud API is");
  }
  return { baseUrl: SIMULATOR_URL, fetch: (url, init) => SIMULATOR.fetch(url, init) };
}

export const clientOf = (env: ChannelEnv, token: string): WhatsAppClient =>
  createClient({ ...graphOf(env), version: GRAPH_VERSION, token, timeoutMs: TIMEOUT_MS });

/** Why Meta did not do what we asked, as an answer of our own API. */
export const metaFailure = (answer: NoAnswer, locale: Locale): Err<Failure> =>
  answer.kind === "unreachable"
    ? fail("meta-unreachable")
    : fail("meta-refused", { reason: reasonOf(answer, locale) });

/** The sentence with what to do about it. */
export function reasonOf(answer: NoAnswer, locale: Locale): string {
  if (answer.kind === "unreachable") {
    return { en: "Meta does not answer.", id: "Meta tidak menjawab." }[locale];
  }
  const { sentence, advice } = explain(answer.code, locale);
  return `${sentence} (${answer.code}) ${advice}`;
}
