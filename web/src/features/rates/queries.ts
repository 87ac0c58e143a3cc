import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Entity } from "../../lib/api.ts";

export type Rates = Entity<"MessageRates">;
export type Rate = Rates["items"][number];
export type RateCategory = Rate["category"];

export const ratesQuery = queryOptions({
  queryKey: ["settings", "rates"],
  queryFn: ({ signal }) => answer(api.GET("/api/settings/rates", { signal })),
});
