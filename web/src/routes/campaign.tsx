import { getRouteApi } from "@tanstack/react-router";
import { CampaignPage } from "../features/campaigns/page/campaign-page.tsx";

const route = getRouteApi("/app/campaigns/$id");

export function CampaignRoute() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <CampaignPage
      key={id}
      id={id}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
    />
  );
}
