import { importRates, list } from "@siar/core/rates";
import { route, type Route } from "../http/route.ts";

export const rateRoutes: readonly Route[] = [
  route("GET", "/api/settings/rates", list),
  route("PUT", "/api/settings/rates", importRates),
];
