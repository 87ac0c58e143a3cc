import { numbers } from "../world.ts";
import type { Behaviour } from "./behaviour.ts";
import type { Update } from "./webhook-body.ts";

/** What Meta reports when something about the account or its numbers changes. */
export function accountUpdates(before: Behaviour, after: Behaviour): Update[] {
  const limit = after.limits.messagingLimit;
  const limitChanged = limit !== before.limits.messagingLimit;
  const numberChanged =
    JSON.stringify(after.number) !== JSON.stringify(before.number) ||
    after.limits.throughput !== before.limits.throughput;
  return [
    ...(limitChanged
      ? [
          field("business_capability_update", {
            max_daily_conversations_per_business: limit,
            max_phone_numbers_per_waba: 25,
          }),
        ]
      : []),
    ...(numberChanged
      ? numbers.map(({ digits }) =>
          field("phone_number_quality_update", {
            display_phone_number: digits,
            event: after.limits.throughput >= 1000 ? "THROUGHPUT_UPGRADE" : "FLAGGED",
            current_limit: limit,
          }),
        )
      : []),
  ];
}

const field = (name: string, value: object): Update => ({ kind: "field", field: name, value });
