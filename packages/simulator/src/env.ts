import type { PhoneNetwork } from "./phone-network.ts";

export interface Env {
  readonly NETWORK: DurableObjectNamespace<PhoneNetwork>;
  readonly WEBHOOK?: Fetcher;
  readonly WEBHOOK_URL?: string;
  /** "0" carries every send on its own: test runners forbid requests to answer each other. */
  readonly GATHER_MILLISECONDS?: string;
  readonly SIM_ACCESS_TOKEN?: string;
  readonly SIM_APP_SECRET?: string;
  readonly SIM_VERIFY_TOKEN?: string;
}

export interface Secrets {
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** Null when one is missing: the simulator then refuses to serve. */
export function secretsOf(env: Env): Secrets | null {
  const { SIM_ACCESS_TOKEN, SIM_APP_SECRET, SIM_VERIFY_TOKEN } = env;
  if (!SIM_ACCESS_TOKEN || !SIM_APP_SECRET || !SIM_VERIFY_TOKEN) return null;
  return {
    accessToken: SIM_ACCESS_TOKEN,
    appSecret: SIM_APP_SECRET,
    verifyToken: SIM_VERIFY_TOKEN,
  };
}
