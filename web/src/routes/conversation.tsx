import { getRouteApi } from "@tanstack/react-router";
import { Inbox } from "../features/conversations/inbox.tsx";

const route = getRouteApi("/app/conversations/$id");

export function ConversationPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Inbox
      id={id}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
