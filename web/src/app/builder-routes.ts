import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { builderSearch } from "../features/campaigns/search.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("builder");

const above = [{ to: "/campaigns", label: "nav.campaigns" }] as const;

/** One page at two addresses: a draft that begins at the first goes on at the second. */
const builder = createRoute({
  getParentRoute: () => app,
  id: "builder",
  component: lazyRouteComponent(
    page(() => import("../routes/campaign-builder.tsx")),
    "BuilderPage",
  ),
});

const create = createRoute({
  getParentRoute: () => builder,
  path: "/campaigns/new",
  validateSearch: builderSearch,
  staticData: { above, permission: "campaign:create" },
});

const edit = createRoute({
  getParentRoute: () => builder,
  path: "/campaigns/$id/edit",
  params: numberedPath,
  validateSearch: builderSearch,
  staticData: { above, permission: "campaign:update" },
});

export const builderRoutes = [builder.addChildren([create, edit])] as const;
