import { problemOf } from "../src/lib/problem.ts";

export const failure = problemOf(503, {
  type: "about:blank",
  title: "Meta does not answer",
  status: 503,
  code: "meta_unavailable",
  detail: "The Cloud API has not answered for two minutes. Campaigns wait and go on by themselves.",
  requestId: "req_8f3k20sd",
});
