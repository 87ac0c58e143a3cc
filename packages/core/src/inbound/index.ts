export { answerOptOuts } from "./answer-opt-outs.ts";
export { applyEvents, type Applied } from "./apply-events.ts";
export { fetchFiles } from "./fetch-files.ts";
export { openFile } from "./open-file.ts";
export { receive, type Arrivals, type Received } from "./receive.ts";
export { replies } from "./replies.ts";
export { retryAside, type TriedAgain } from "./retry.ts";
export { sortEvents, type Aside, type CampaignRow } from "./rules/index.ts";
export { sweepInbound } from "./sweep.ts";
export {
  addCounts,
  countStatements,
  dropAside,
  setAsideStatements,
  stillAside,
} from "./store/aside.ts";
