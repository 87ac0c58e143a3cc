import { invite, listInvitations, passwordLink, withdraw } from "@siar/core/entry-links";
import { changeRole, create, handOver, list, reinstate, remove, suspend } from "@siar/core/members";
import { route, type Route } from "../http/route.ts";

export const memberRoutes: readonly Route[] = [
  route("GET", "/api/members", list),
  route("POST", "/api/members", create, 201),
  route("PUT", "/api/members/:id/role", changeRole),
  route("POST", "/api/members/:id/suspend", suspend),
  route("POST", "/api/members/:id/reinstate", reinstate),
  route("POST", "/api/members/:id/hand-over", handOver),
  route("POST", "/api/members/:id/password-link", passwordLink, 201, { secret: true }),
  route("DELETE", "/api/members/:id", remove),
  route("GET", "/api/invitations", listInvitations),
  route("POST", "/api/invitations", invite, 201, { secret: true }),
  route("DELETE", "/api/invitations/:id", withdraw),
];
