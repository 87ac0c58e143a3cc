import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { campaignSearch, campaignsSearch } from "../features/campaigns/search.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("campaigns");

const above = [{ to: "/campaigns", label: "nav.campaigns" }] as const;

const list = createRoute({
  getParentRoute: () => app,
  path: "/campaigns",
  validateSearch: campaignsSearch,
  staticData: { permission: "campaign:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/campaigns.tsx")),
    "CampaignsPage",
  ),
});

const scheduled = createRoute({
  getParentRoute: () => app,
  path: "/campaigns/scheduled",
  validateSearch: campaignsSearch,
  staticData: { above, permission: "campaign:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/campaigns-scheduled.tsx")),
    "ScheduledPage",
  ),
});

const show = createRoute({
  getParentRoute: () => app,
  path: "/campaigns/$id",
  params: numberedPath,
  validateSearch: campaignSearch,
  staticData: { above, permission: "campaign:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/campaign.tsx")),
    "CampaignRoute",
  ),
});

export const campaignRoutes = [list, scheduled, show] as const;
