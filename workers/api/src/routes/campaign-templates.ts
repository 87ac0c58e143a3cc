import * as library from "@siar/core/message-templates";
import { route, type Route } from "../http/route.ts";

export const campaignTemplateRoutes: readonly Route[] = [
  route("GET", "/api/campaign-templates", library.list),
  route("POST", "/api/campaign-templates", library.create),
  route("POST", "/api/campaign-templates/preview", library.preview),
  route("GET", "/api/campaign-templates/categories", library.categories),
  route("GET", "/api/campaign-templates/:id", library.get),
  route("PUT", "/api/campaign-templates/:id", library.update),
  route("DELETE", "/api/campaign-templates/:id", library.remove),
  route("POST", "/api/campaign-templates/:id/duplicate", library.duplicate),
];
