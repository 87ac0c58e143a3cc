import type { Lend } from "@siar/core/channels";
import { route, type AnyVerb, type Method, type Route } from "./route.ts";

/** The table is read before there is an environment: to document the API, for one. */
const nothingLent: Lend = () => Promise.reject(new Error("There is no Worker to lend anything"));

/** A verb that speaks to Meta needs to know from the Worker where Meta is. */
export const lending = (method: Method, path: string, verb: (lend: Lend) => AnyVerb): Route => ({
  ...route(method, path, verb(nothingLent)),
  answer: (c, input) =>
    route(
      method,
      path,
      verb(() => Promise.resolve(c.env)),
    ).answer(c, input),
});
