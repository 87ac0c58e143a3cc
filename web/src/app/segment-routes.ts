import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { tableSearch } from "../lib/table-state.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("segments");

const above = [{ to: "/segments", label: "nav.segments" }] as const;

const list = createRoute({
  getParentRoute: () => app,
  path: "/segments",
  validateSearch: tableSearch,
  staticData: { permission: "segment:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/segments.tsx")),
    "SegmentsPage",
  ),
});

const create = createRoute({
  getParentRoute: () => app,
  path: "/segments/new",
  staticData: { above, permission: "segment:write" },
  component: lazyRouteComponent(
    page(() => import("../routes/segment-new.tsx")),
    "NewSegmentPage",
  ),
});

const show = createRoute({
  getParentRoute: () => app,
  path: "/segments/$id",
  params: numberedPath,
  staticData: { above, permission: "segment:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/segment.tsx")),
    "SegmentPage",
  ),
});

export const segmentRoutes = [list, create, show] as const;
