import { getRouteApi } from "@tanstack/react-router";
import { AnalyticsPage } from "../features/campaigns/page/analytics/analytics-page.tsx";

const route = getRouteApi("/app/campaigns/$id/analytics");

export function CampaignAnalyticsRoute() {
  const { id } = route.useParams();
  return <AnalyticsPage key={id} id={id} />;
}
