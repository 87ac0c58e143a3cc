import { getRouteApi } from "@tanstack/react-router";
import { Inbox } from "../features/conversations/inbox.tsx";

const route = getRouteApi("/app/conversations");

export function ConversationsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Inbox
      id={undefined}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
