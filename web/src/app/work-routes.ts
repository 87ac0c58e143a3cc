import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { auditSearch } from "../features/audit/search.ts";
import { tableSearch } from "../lib/table-state.ts";
import { app } from "./app-route.tsx";

const notifications = createRoute({
  getParentRoute: () => app,
  path: "/notifications",
  staticData: { permission: "notification:view" },
  component: lazyRouteComponent(() => import("../routes/notifications.tsx"), "NotificationsPage"),
});

const jobs = createRoute({
  getParentRoute: () => app,
  path: "/jobs",
  validateSearch: tableSearch.extend({ status: z.string().optional().catch(undefined) }),
  staticData: { permission: "job:view" },
  component: lazyRouteComponent(() => import("../routes/jobs.tsx"), "JobsPage"),
});

const queue = createRoute({
  getParentRoute: () => app,
  path: "/queue",
  staticData: { permission: "job:view" },
  component: lazyRouteComponent(() => import("../routes/queue.tsx"), "QueuePage"),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: "/audit",
  validateSearch: auditSearch,
  staticData: { permission: "audit:view" },
  component: lazyRouteComponent(() => import("../routes/audit.tsx"), "AuditPage"),
});

/** What went on while nobody looked. */
export const workRoutes = [notifications, queue, jobs, audit] as const;
