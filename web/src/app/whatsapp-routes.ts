import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { librarySearch } from "../features/library/search.ts";
import { templatesSearch } from "../features/templates/search.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("whatsapp");

const templates = createRoute({
  getParentRoute: () => app,
  path: "/whatsapp/templates",
  validateSearch: templatesSearch,
  staticData: { permission: "template:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/templates.tsx")),
    "TemplatesPage",
  ),
});

const newTemplate = createRoute({
  getParentRoute: () => app,
  path: "/whatsapp/templates/new",
  staticData: {
    above: [{ to: "/whatsapp/templates", label: "nav.templates" }],
    permission: "template:manage",
  },
  component: lazyRouteComponent(
    page(() => import("../routes/template-new.tsx")),
    "NewTemplatePage",
  ),
});

const aboveMessage = [{ to: "/message-templates", label: "nav.library" }] as const;

const library = createRoute({
  getParentRoute: () => app,
  path: "/message-templates",
  validateSearch: librarySearch,
  staticData: { permission: "template:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/library.tsx")),
    "LibraryPage",
  ),
});

const newMessage = createRoute({
  getParentRoute: () => app,
  path: "/message-templates/new",
  staticData: { above: aboveMessage, permission: "template:manage" },
  component: lazyRouteComponent(
    page(() => import("../routes/library-message.tsx")),
    "NewMessagePage",
  ),
});

const message = createRoute({
  getParentRoute: () => app,
  path: "/message-templates/$id",
  params: numberedPath,
  staticData: { above: aboveMessage, permission: "template:manage" },
  component: lazyRouteComponent(
    page(() => import("../routes/library-message.tsx")),
    "EditMessagePage",
  ),
});

export const whatsappRoutes = [templates, newTemplate, library, newMessage, message] as const;
