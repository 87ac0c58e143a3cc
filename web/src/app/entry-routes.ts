import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withWords } from "../lib/i18n/words.ts";
import { app, root } from "./app-route.tsx";
import { WholePageError, WholePagePending } from "./page-states.tsx";

const page = withWords("entry");

/** Where a link leads that lets somebody in once; what follows the `#` is never sent to a server. */
export const enter = createRoute({
  getParentRoute: () => root,
  path: "/enter",
  component: lazyRouteComponent(
    page(() => import("../routes/enter.tsx")),
    "Enter",
  ),
  pendingComponent: WholePagePending,
  errorComponent: WholePageError,
});

export const preferences = createRoute({
  getParentRoute: () => app,
  path: "/preferences",
  component: lazyRouteComponent(
    page(() => import("../routes/preferences.tsx")),
    "PreferencesPage",
  ),
});
