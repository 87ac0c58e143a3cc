import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { templatesSearch } from "../features/templates/search.ts";
import { app } from "./app-route.tsx";

const templates = createRoute({
  getParentRoute: () => app,
  path: "/whatsapp/templates",
  validateSearch: templatesSearch,
  staticData: { permission: "template:view" },
  component: lazyRouteComponent(() => import("../routes/templates.tsx"), "TemplatesPage"),
});

const newTemplate = createRoute({
  getParentRoute: () => app,
  path: "/whatsapp/templates/new",
  staticData: {
    above: [{ to: "/whatsapp/templates", label: "nav.templates" }],
    permission: "template:manage",
  },
  component: lazyRouteComponent(() => import("../routes/template-new.tsx"), "NewTemplatePage"),
});

export const whatsappRoutes = [templates, newTemplate] as const;
