import * as templates from "@siar/core/approved-templates";
import * as channels from "@siar/core/channels";
import type { Lend } from "@siar/core/channels";
import { route, type AnyVerb, type Method, type Route } from "../http/route.ts";

/** The table is read before there is an environment: to document the API, for one. */
const nothingLent: Lend = () => Promise.reject(new Error("There is no Worker to lend anything"));

/** A verb that speaks to Meta needs to know from the Worker where Meta is. */
const lending = (method: Method, path: string, verb: (lend: Lend) => AnyVerb): Route => ({
  ...route(method, path, verb(nothingLent)),
  answer: (c, input) =>
    route(
      method,
      path,
      verb(() => Promise.resolve(c.env)),
    ).answer(c, input),
});

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
