import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import { z } from "zod";
import type { MessageKey } from "../lib/i18n/index.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { AppFrame } from "./app-frame.tsx";
import { mustBeSignedIn, mustBeSignedOut } from "./gate.ts";
import { PageError, PageNotFound, WholePageError, WholePagePending } from "./page-states.tsx";

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: WholePageError,
});

const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  beforeLoad: ({ context, location }) => mustBeSignedIn(context.queryClient, location.href),
  component: AppFrame,
  pendingComponent: WholePagePending,
  errorComponent: WholePageError,
});

const home = createRoute({
  getParentRoute: () => app,
  path: "/",
  component: lazyRouteComponent(() => import("../routes/home.tsx"), "Home"),
});

const preferences = createRoute({
  getParentRoute: () => app,
  path: "/preferences",
  component: lazyRouteComponent(() => import("../routes/preferences.tsx"), "PreferencesPage"),
});

/** Inside the frame, so that somebody who is lost still has the navigation. */
const anythingElse = createRoute({
  getParentRoute: () => app,
  path: "$",
  component: PageNotFound,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: z.object({ from: z.string().optional().catch(undefined) }),
  beforeLoad: ({ context }) => mustBeSignedOut(context.queryClient, "/sign-in"),
  component: lazyRouteComponent(() => import("../routes/sign-in.tsx"), "SignIn"),
  pendingComponent: WholePagePending,
  errorComponent: WholePageError,
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  beforeLoad: ({ context }) => mustBeSignedOut(context.queryClient, "/set-up"),
  component: lazyRouteComponent(() => import("../routes/set-up.tsx"), "SetUp"),
  pendingComponent: WholePagePending,
  errorComponent: WholePageError,
});

const routeTree = root.addChildren([
  app.addChildren([home, preferences, anythingElse]),
  signIn,
  setUp,
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageNotFound,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** The pages above this one, for the breadcrumbs. */
    above?: readonly { to: string; label: MessageKey }[];
  }
}
