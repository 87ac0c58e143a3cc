import { create, list, revoke } from "@siar/core/api-keys";
import { route, type Route } from "../http/route.ts";

export const apiKeyRoutes: readonly Route[] = [
  route("GET", "/api/api-keys", list),
  route("POST", "/api/api-keys", create, 201, { secret: true }),
  route("DELETE", "/api/api-keys/:id", revoke),
];
