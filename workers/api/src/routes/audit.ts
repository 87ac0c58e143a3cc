import { list } from "@siar/core/audit";
import { route, type Route } from "../http/route.ts";

export const auditRoutes: readonly Route[] = [route("GET", "/api/audit", list)];
