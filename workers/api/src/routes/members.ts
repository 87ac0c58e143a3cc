import { changeRole, create, list } from "@siar/core/members";
import { route, type Route } from "../http/route.ts";

export const memberRoutes: readonly Route[] = [
  route("GET", "/api/members", list),
  route("POST", "/api/members", create, 201),
  route("PUT", "/api/members/:id/role", changeRole),
];
