import { createClient, type Entity } from "@siar/sdk";
import { ApiError, problemOf } from "./problem.ts";

export type { Entity } from "@siar/sdk";
export type Notification = Entity<"Notification">;
export type Session = Entity<"Session">;

/** The only way in: the admin UI has no API of its own. */
export const api = createClient({ baseUrl: "" });

api.use({
  onRequest({ request }) {
    // The API words its refusals in the language of the page.
    request.headers.set("accept-language", document.documentElement.lang);
    return request;
  },
});

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

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** More than that nobody chooses from. */
const CHOICES = 2_000;

/** A whole list to choose from, page after page. */
export async function everyPage<Item>(
  read: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const limit = 200;
  let page = await read({ limit });
  const items = [...page.items];
  while (page.nextCursor !== null && items.length < CHOICES) {
    page = await read({ limit, cursor: page.nextCursor });
    items.push(...page.items);
  }
  return items;
}

/** For a request whose success has no body. */
export async function done(reply: Promise<Reply<unknown>>): Promise<void> {
  const { error, response } = await reply;
  if (response.ok) return;
  throw new ApiError(problemOf(response.status, error, response.headers.get("x-request-id")));
}

/** Sent again with the same key, a request is carried out once; made when a person decides. */
export const newIdempotencyKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
