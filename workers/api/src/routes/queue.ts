import { drop, retry, show, type LendRuns } from "@siar/core/queue";
import { route, type Route } from "../http/route.ts";

/** The table is read before there is an environment: to document the API, for one. */
const nothingLent: LendRuns = () =>
  Promise.reject(new Error("There is no Worker to lend anything"));

const overview = (lend: LendRuns): Route => route("GET", "/api/queue", show(lend));

export const queueRoutes: readonly Route[] = [
  {
    ...overview(nothingLent),
    answer: (c, input) => overview(() => Promise.resolve(c.env.CAMPAIGN_RUN)).answer(c, input),
  },
  route("POST", "/api/queue/drop", drop),
  route("POST", "/api/queue/retry", retry),
];
