import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inboxSearch } from "../features/conversations/search.ts";
import { withWords } from "../lib/i18n/words.ts";
import { app } from "./app-route.tsx";
import { numberedPath } from "./numbered-path.ts";

const page = withWords("conversations");

const above = [{ to: "/conversations", label: "nav.conversations" }] as const;

const list = createRoute({
  getParentRoute: () => app,
  path: "/conversations",
  validateSearch: inboxSearch,
  staticData: { permission: "conversation:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/conversations.tsx")),
    "ConversationsPage",
  ),
});

const show = createRoute({
  getParentRoute: () => app,
  path: "/conversations/$id",
  params: numberedPath,
  validateSearch: inboxSearch,
  staticData: { above, permission: "conversation:view" },
  component: lazyRouteComponent(
    page(() => import("../routes/conversation.tsx")),
    "ConversationPage",
  ),
});

export const conversationRoutes = [list, show] as const;
