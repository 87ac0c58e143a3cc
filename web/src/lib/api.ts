import createClient from "openapi-fetch";
import type { paths } from "./api-paths.ts";
import { ApiError, problemOf } from "./problem.ts";

export type { Notification, Session, SetupInput } from "./api-paths.ts";

/** The only way in: the admin UI has no API of its own. */
export const api = createClient<paths>({ baseUrl: "" });

interface Reply<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** Turns a reply into its data, or rejects with the problem that the API described. */
export async function answer<Data>(reply: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await reply;
  if (response.ok && data !== undefined) return data;
  throw new ApiError(problemOf(response.status, error, response.headers.get("x-request-id")));
}

/** For a request whose success has no body. */
export async function done(reply: Promise<Reply<unknown>>): Promise<void> {
  const { error, response } = await reply;
  if (response.ok) return;
  throw new ApiError(problemOf(response.status, error, response.headers.get("x-request-id")));
}
