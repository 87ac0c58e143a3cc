import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { contactSearch } from "../features/contacts/search.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const above = [{ to: "/contacts", label: "nav.contacts" }] as const;

const list = createRoute({
  getParentRoute: () => app,
  path: "/contacts",
  validateSearch: contactSearch,
  staticData: { permission: "contact:view" },
  component: lazyRouteComponent(() => import("../routes/contacts.tsx"), "ContactsPage"),
});

const create = createRoute({
  getParentRoute: () => app,
  path: "/contacts/new",
  staticData: { above, permission: "contact:write" },
  component: lazyRouteComponent(() => import("../routes/contact-new.tsx"), "NewContactPage"),
});

const show = createRoute({
  getParentRoute: () => app,
  path: "/contacts/$id",
  params: numberedPath,
  staticData: { above, permission: "contact:view" },
  component: lazyRouteComponent(() => import("../routes/contact.tsx"), "ContactPage"),
});

const edit = createRoute({
  getParentRoute: () => app,
  path: "/contacts/$id/edit",
  params: numberedPath,
  staticData: { above, permission: "contact:write" },
  component: lazyRouteComponent(() => import("../routes/contact-edit.tsx"), "EditContactPage"),
});

export const contactRoutes = [list, create, show, edit] as const;
