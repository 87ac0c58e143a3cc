import { get, update } from "@siar/core/settings";
import { route, type Route } from "../http/route.ts";

export const settingsRoutes: readonly Route[] = [
  route("GET", "/api/settings", get),
  route("PUT", "/api/settings", update),
];
