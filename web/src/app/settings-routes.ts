import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";

const page = withWords("settings");

const above = [{ to: "/settings", label: "nav.settings" }] as const;

/** The frame of all settings: their names at the side, one of them beside it. */
export const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
  component: lazyRouteComponent(
    page(() => import("../routes/settings.tsx")),
    "SettingsLayout",
  ),
});

const business = createRoute({
  getParentRoute: () => settings,
  path: "/",
  staticData: { permission: "settings:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-business.tsx")),
    "BusinessPage",
  ),
});

const rates = createRoute({
  getParentRoute: () => settings,
  path: "/rates",
  staticData: { above, permission: "settings:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-rates.tsx")),
    "RatesPage",
  ),
});

const labels = createRoute({
  getParentRoute: () => settings,
  path: "/labels",
  staticData: { above, permission: "contact:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-labels.tsx")),
    "LabelsPage",
  ),
});

const fields = createRoute({
  getParentRoute: () => settings,
  path: "/fields",
  staticData: { above, permission: "contact:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-fields.tsx")),
    "FieldsPage",
  ),
});

const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  staticData: { above, permission: "member:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-members.tsx")),
    "MembersPage",
  ),
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: "/roles",
  staticData: { above, permission: "member:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-roles.tsx")),
    "RolesPage",
  ),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: "/api-keys",
  staticData: { above, permission: "key:manage" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-api-keys.tsx")),
    "ApiKeysPage",
  ),
});

const backups = createRoute({
  getParentRoute: () => settings,
  path: "/backups",
  staticData: { above, permission: "backup:manage" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-backups.tsx")),
    "BackupsPage",
  ),
});

const whatsapp = createRoute({
  getParentRoute: () => settings,
  path: "/whatsapp",
  staticData: { above, permission: "channel:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/settings-whatsapp.tsx")),
    "WhatsAppPage",
  ),
});

export const settingsRoutes = settings.addChildren([
  business,
  whatsapp,
  rates,
  labels,
  fields,
  members,
  roles,
  apiKeys,
  backups,
]);
