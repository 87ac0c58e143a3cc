import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("analytics");

const campaign = createRoute({
  getParentRoute: () => app,
  path: "/campaigns/$id/analytics",
  params: numberedPath,
  staticData: {
    above: [{ to: "/campaigns", label: "nav.campaigns" }],
    permission: "campaign:view",
  },
  component: lazyRouteComponent(
    page(() => import("../routes/campaign-analytics.tsx")),
    "CampaignAnalyticsRoute",
  ),
});

export const analyticsRoutes = [campaign] as const;
