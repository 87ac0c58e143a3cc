import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { contactSearch } from "../features/contacts/search.ts";
import { tableSearch } from "../lib/table-state.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("contacts");

const above = [{ to: "/contacts", label: "nav.contacts" }] as const;

const list = createRoute({
  getParentRoute: () => app,
  path: "/contacts",
  validateSearch: contactSearch,
  staticData: { permission: "contact:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/contacts.tsx")),
    "ContactsPage",
  ),
});

const create = createRoute({
  getParentRoute: () => app,
  path: "/contacts/new",
  staticData: { above, permission: "contact:write" },
  component: lazyRouteComponent(
    page(() => import("../routes/contact-new.tsx")),
    "NewContactPage",
  ),
});

const imports = createRoute({
  getParentRoute: () => app,
  path: "/contacts/imports",
  validateSearch: tableSearch,
  staticData: { above, permission: "contact:write" },
  component: lazyRouteComponent(
    page(() => import("../routes/imports.tsx")),
    "ImportsPage",
  ),
});

const oneImport = createRoute({
  getParentRoute: () => app,
  path: "/contacts/imports/$id",
  params: numberedPath,
  staticData: {
    above: [...above, { to: "/contacts/imports", label: "imports.contacts" }],
    permission: "contact:write",
  },
  component: lazyRouteComponent(
    page(() => import("../routes/import.tsx")),
    "ImportPage",
  ),
});

const show = createRoute({
  getParentRoute: () => app,
  path: "/contacts/$id",
  params: numberedPath,
  staticData: { above, permission: "contact:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/contact.tsx")),
    "ContactPage",
  ),
});

const edit = createRoute({
  getParentRoute: () => app,
  path: "/contacts/$id/edit",
  params: numberedPath,
  staticData: { above, permission: "contact:write" },
  component: lazyRouteComponent(
    page(() => import("../routes/contact-edit.tsx")),
    "EditContactPage",
  ),
});

export const contactRoutes = [list, create, imports, oneImport, show, edit] as const;
