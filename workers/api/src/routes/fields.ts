import * as fields from "@siar/core/fields";
import { route, type Route } from "../http/route.ts";

export const fieldRoutes: readonly Route[] = [
  route("GET", "/api/fields", fields.list),
  route("POST", "/api/fields", fields.create, 201),
  route("PUT", "/api/fields/:id", fields.update),
  route("DELETE", "/api/fields/:id", fields.remove),
];
