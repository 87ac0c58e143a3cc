import type { Env } from "../env.ts";
import { route, type AnyVerb, type Method, type Route } from "./route.ts";

/** What a Worker lends to a verb: the way to Meta, and its bucket. */
type Lend = () => Promise<Env>;

/** The table is read before there is an environment: to document the API, for one. */
const nothingLent: Lend = () => Promise.reject(new Error("There is no Worker to lend anything"));

/** A verb that speaks to Meta or reads files needs to know from the Worker where these are. */
export const lending = (method: Method, path: string, verb: (lend: Lend) => AnyVerb): Route => ({
  ...route(method, path, verb(nothingLent)),
  answer: (c, input) =>
    route(
      method,
      path,
      verb(() => Promise.resolve(c.env)),
    ).answer(c, input),
});
