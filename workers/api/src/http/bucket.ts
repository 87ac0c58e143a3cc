import { route, type AnyVerb, type Method, type Route } from "./route.ts";

type LendBucket = () => Promise<R2Bucket>;

/** The table is read before there is an environment: to document the API, for one. */
const nothingLent: LendBucket = () =>
  Promise.reject(new Error("There is no Worker to lend anything"));

/** A verb that reads files needs the Worker's bucket. */
export const withBucket = (
  method: Method,
  path: string,
  verb: (lend: LendBucket) => AnyVerb,
  status: 200 | 202 = 200,
): Route => ({
  ...route(method, path, verb(nothingLent), status),
  answer: (c, input) => {
    const lent = verb(() => Promise.resolve(c.env.FILES));
    return route(method, path, lent, status).answer(c, input);
  },
});
