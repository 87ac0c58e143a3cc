import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { withWords } from "../lib/i18n/words.ts";
import { app, root } from "./app-route.tsx";
import { analyticsRoutes } from "./analytics-routes.ts";
import { builderRoutes } from "./builder-routes.ts";
import { campaignRoutes } from "./campaign-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { agentsToInbox, mustBeSignedOut } from "./gate.ts";
import { enter, preferences } from "./entry-routes.ts";
import { PageError, PageNotFound, WholePageError, WholePagePending } from "./page-states.tsx";
import { mediaRoutes } from "./media-routes.ts";
import { segmentRoutes } from "./segment-routes.ts";
import { settingsRoutes } from "./settings-routes.ts";
import { whatsappRoutes } from "./whatsapp-routes.ts";
import { workRoutes } from "./work-routes.ts";

const home = createRoute({
  getParentRoute: () => app,
  path: "/",
  beforeLoad: ({ context }) => agentsToInbox(context.queryClient),
  component: lazyRouteComponent(
    withWords("home")(() => import("../routes/home.tsx")),
    "Home",
  ),
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
  app.addChildren([
    home,
    preferences,
    ...analyticsRoutes,
    ...builderRoutes,
    ...campaignRoutes,
    ...contactRoutes,
    ...conversationRoutes,
    ...mediaRoutes,
    ...segmentRoutes,
    ...whatsappRoutes,
    ...workRoutes,
    settingsRoutes,
    anythingElse,
  ]),
  signIn,
  setUp,
  enter,
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
}
