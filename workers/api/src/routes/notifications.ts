import { list, read } from "@siar/core/notifications";
import { route, type Route } from "../http/route.ts";

export const notificationRoutes: readonly Route[] = [
  route("GET", "/api/notifications", list),
  route("POST", "/api/notifications/read", read),
];
