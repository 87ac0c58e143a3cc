import { create, list, remove, update } from "@siar/core/roles";
import { route, type Route } from "../http/route.ts";

export const roleRoutes: readonly Route[] = [
  route("GET", "/api/roles", list),
  route("POST", "/api/roles", create, 201),
  route("PUT", "/api/roles/:id", update),
  route("DELETE", "/api/roles/:id", remove),
];
