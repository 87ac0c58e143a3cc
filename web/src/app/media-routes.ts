import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { mediaSearch } from "../features/media/search.ts";
import { app } from "./app-route.tsx";

const media = createRoute({
  getParentRoute: () => app,
  path: "/media",
  validateSearch: mediaSearch,
  staticData: { permission: "media:view" },
  component: lazyRouteComponent(() => import("../routes/media.tsx"), "MediaPage"),
});

export const mediaRoutes = [media] as const;
