import { errorsOfCampaigns } from "./errors-of-campaigns.ts";
import { errorsOfPeople } from "./errors-of-people.ts";
import { errorsOfRequests } from "./errors-of-requests.ts";
import type { ErrorEntry } from "./error-entry.ts";

/**
 * Every way in which Siar says no: HTTP status, and one sentence for people in both languages.
 * `{name}` is filled from the failure's params. A code, once given out, keeps its meaning.
 */
export const errorTable = {
  ...errorsOfRequests,
  ...errorsOfPeople,
  ...errorsOfCampaigns,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
