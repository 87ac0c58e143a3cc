import createFetchClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.d.ts";

export type { components, paths };

/** The entities of the API by name: `Entity<"Campaign">`. */
export type Entity<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface ClientOptions {
  /** Where Siar is; empty for the same origin. */
  readonly baseUrl: string;
  /** Without one, the session's cookie speaks for the caller. */
  readonly apiKey?: string;
  readonly fetch?: typeof globalThis.fetch;
}

export type SiarClient = Client<paths>;

/** A typed client of the public API: `await siar.GET("/api/campaigns")`. */
export const createClient = ({ baseUrl, apiKey, fetch }: ClientOptions): SiarClient =>
  createFetchClient<paths>({
    baseUrl,
    ...(fetch !== undefined && { fetch }),
    ...(apiKey !== undefined && { headers: { authorization: `Bearer ${apiKey}` } }),
  });
