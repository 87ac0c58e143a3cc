import { cancel, get, list, retry } from "@siar/core/jobs";
import { route, type Route } from "../http/route.ts";

export const jobRoutes: readonly Route[] = [
  route("GET", "/api/jobs", list),
  route("GET", "/api/jobs/:id", get),
  route("POST", "/api/jobs/:id/cancel", cancel),
  route("POST", "/api/jobs/:id/retry", retry),
];
