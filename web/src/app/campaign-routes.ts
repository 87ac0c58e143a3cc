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

const create = createRoute({
  getParentRoute: () => app,
  path: "/campaigns/new",
  staticData: { above, permission: "campaign:create" },
  component: lazyRouteComponent(
    page(() => import("../routes/campaign-new.tsx")),
    "NewCampaignPage",
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

const edit = createRoute({
  getParentRoute: () => app,
  path: "/campaigns/$id/edit",
  params: numberedPath,
  staticData: { above, permission: "campaign:update" },
  component: lazyRouteComponent(
    page(() => import("../routes/campaign-edit.tsx")),
    "EditCampaignPage",
  ),
});

export const campaignRoutes = [list, scheduled, create, show, edit] as const;
