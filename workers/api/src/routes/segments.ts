import * as segments from "@siar/core/segments";
import { route, type Route } from "../http/route.ts";

export const segmentRoutes: readonly Route[] = [
  route("GET", "/api/segments", segments.list),
  route("POST", "/api/segments", segments.create, 201),
  route("POST", "/api/segments/preview", segments.previewCriteria),
  route("GET", "/api/segments/:id", segments.get),
  route("PUT", "/api/segments/:id", segments.update),
  route("DELETE", "/api/segments/:id", segments.remove),
  route("POST", "/api/segments/:id/preview", segments.preview),
  route("POST", "/api/segments/:id/explain", segments.explain),
  route("GET", "/api/segments/:id/used-by", segments.usedBy),
  route("POST", "/api/segments/:id/refresh", segments.refresh),
];
