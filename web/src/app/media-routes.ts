import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { mediaSearch } from "../features/media/search.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";

const page = withWords("media");

const media = createRoute({
  getParentRoute: () => app,
  path: "/media",
  validateSearch: mediaSearch,
  staticData: { permission: "media:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/media.tsx")),
    "MediaPage",
  ),
});

export const mediaRoutes = [media] as const;
