import * as templates from "@siar/core/approved-templates";
import * as channels from "@siar/core/channels";
import { lending } from "../http/lending.ts";
import { route, type Route } from "../http/route.ts";

export const whatsappRoutes: readonly Route[] = [
  route("GET", "/api/whatsapp/accounts", channels.list),
  lending("POST", "/api/whatsapp/accounts", channels.connectAccount),
  route("DELETE", "/api/whatsapp/accounts/:id", channels.disconnect),
  lending("POST", "/api/whatsapp/accounts/:id/test", channels.testConnection),
  route("GET", "/api/whatsapp/templates", templates.list),
  lending("POST", "/api/whatsapp/templates/sync", templates.sync),
  route("GET", "/api/whatsapp/templates/:id", templates.get),
  route("POST", "/api/whatsapp/templates/:id/preview", templates.preview),
];
