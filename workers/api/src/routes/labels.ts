import * as labels from "@siar/core/labels";
import { route, type Route } from "../http/route.ts";

export const labelRoutes: readonly Route[] = [
  route("GET", "/api/labels", labels.list),
  route("POST", "/api/labels", labels.create, 201),
  route("PUT", "/api/labels/:id", labels.update),
  route("DELETE", "/api/labels/:id", labels.remove),
];
