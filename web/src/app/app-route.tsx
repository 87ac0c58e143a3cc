import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet } from "@tanstack/react-router";
import type { MessageKey } from "../lib/i18n/index.tsx";
import { AppFrame } from "./app-frame.tsx";
import { mustBeSignedIn } from "./gate.ts";
import { WholePageError, WholePagePending } from "./page-states.tsx";

interface Context {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: WholePageError,
});

/** Above every page that is for whoever is signed in. */
export const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  beforeLoad: ({ context, location }) => mustBeSignedIn(context.queryClient, location.href),
  component: AppFrame,
  pendingComponent: WholePagePending,
  errorComponent: WholePageError,
});

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** The pages above this one, for the breadcrumbs. */
    above?: readonly { to: string; label: MessageKey }[];
    /** Whoever lacks it is told so instead of shown the page; the API refuses them anyway. */
    permission?: string;
  }
}
