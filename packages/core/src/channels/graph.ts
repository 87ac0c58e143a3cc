import { fail, type Failure } from "@siar/kernel/errors";
import type { Locale } from "@siar/kernel/ctx";
import type { Err } from "@siar/kernel/result";
import {
  createClient,
  type Fetch,
  type Lanes,
  type NoAnswer,
  type WhatsAppClient,
} from "@siar/whatsapp";
import { faultOf, sentenceOfFault } from "./rules/index.ts";

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

/** `lanes` only for what is done within one invocation: a client that is kept must have none. */
export const clientOf = (env: ChannelEnv, token: string, lanes?: Lanes): WhatsAppClient =>
  createClient({
    ...graphOf(env),
    version: GRAPH_VERSION,
    token,
    timeoutMs: TIMEOUT_MS,
    ...(lanes !== undefined && { lanes }),
  });

/** Why Meta did not do what we asked, as an answer of our own API. */
export const metaFailure = (answer: NoAnswer, locale: Locale): Err<Failure> =>
  fail(answer.kind === "unreachable" ? "meta-unreachable" : "meta-refused", {
    reason: reasonOf(answer, locale),
  });

/** The sentence with what to do about it; where we cannot know what was wrong, in Meta's words too. */
function reasonOf(answer: NoAnswer, locale: Locale): string {
  const sentence = sentenceOfFault(faultOf(answer), locale);
  const tellsMore = answer.kind === "refused" && answer.class === "F" && answer.detail !== "";
  return tellsMore ? `${sentence} Meta: “${answer.detail}”` : sentence;
}
