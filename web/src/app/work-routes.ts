import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { auditSearch } from "../features/audit/search.ts";
import { tableSearch } from "../lib/table-state.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";

const page = withWords("work");

const notifications = createRoute({
  getParentRoute: () => app,
  path: "/notifications",
  staticData: { permission: "notification:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/notifications.tsx")),
    "NotificationsPage",
  ),
});

const jobs = createRoute({
  getParentRoute: () => app,
  path: "/jobs",
  validateSearch: tableSearch.extend({ status: z.string().optional().catch(undefined) }),
  staticData: { permission: "job:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/jobs.tsx")),
    "JobsPage",
  ),
});

const queue = createRoute({
  getParentRoute: () => app,
  path: "/queue",
  staticData: { permission: "job:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/queue.tsx")),
    "QueuePage",
  ),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: "/audit",
  validateSearch: auditSearch,
  staticData: { permission: "audit:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/audit.tsx")),
    "AuditPage",
  ),
});

/** What went on while nobody looked. */
export const workRoutes = [notifications, queue, jobs, audit] as const;
