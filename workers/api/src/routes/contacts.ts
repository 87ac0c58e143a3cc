import * as contacts from "@siar/core/contacts";
import { route, type Route } from "../http/route.ts";

export const contactRoutes: readonly Route[] = [
  route("GET", "/api/contacts", contacts.list),
  route("POST", "/api/contacts", contacts.create, 201),
  route("GET", "/api/contacts/:id", contacts.get),
  route("PUT", "/api/contacts/:id", contacts.update),
  route("DELETE", "/api/contacts/:id", contacts.remove),
  route("PUT", "/api/contacts/:id/labels", contacts.label),
  route("GET", "/api/contacts/:id/consent", contacts.consent),
  route("POST", "/api/contacts/:id/opt-out", contacts.optOut),
  route("POST", "/api/contacts/:id/opt-in", contacts.optIn),
];
