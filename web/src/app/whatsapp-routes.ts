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

export const whatsappRoutes = [templates] as const;
