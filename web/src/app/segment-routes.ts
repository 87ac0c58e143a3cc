import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { tableSearch } from "../lib/table-state.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const above = [{ to: "/segments", label: "nav.segments" }] as const;

const list = createRoute({
  getParentRoute: () => app,
  path: "/segments",
  validateSearch: tableSearch,
  staticData: { permission: "segment:view" },
  component: lazyRouteComponent(() => import("../routes/segments.tsx"), "SegmentsPage"),
});

const create = createRoute({
  getParentRoute: () => app,
  path: "/segments/new",
  staticData: { above, permission: "segment:write" },
  component: lazyRouteComponent(() => import("../routes/segment-new.tsx"), "NewSegmentPage"),
});

const show = createRoute({
  getParentRoute: () => app,
  path: "/segments/$id",
  params: numberedPath,
  staticData: { above, permission: "segment:view" },
  component: lazyRouteComponent(() => import("../routes/segment.tsx"), "SegmentPage"),
});

export const segmentRoutes = [list, create, show] as const;
