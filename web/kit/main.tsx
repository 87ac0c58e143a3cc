import "../src/lib/zod-without-eval.ts";
import "@fontsource-variable/bricolage-grotesque/wght.css";
import "@fontsource-variable/hanken-grotesk/wght.css";
import "../src/app/styles.css";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { Providers } from "../src/app/providers.tsx";
import { navigation } from "../src/app/shell/navigation.ts";
import { Shell } from "../src/app/shell/shell.tsx";
import { recentNotifications } from "../src/features/notifications/queries.ts";
import { initialLocale, speak } from "../src/lib/i18n/index.tsx";
import { createQueryClient } from "../src/lib/query-client.ts";
import type { Session } from "../src/lib/api.ts";
import { sessionQuery } from "../src/lib/session.ts";
import { Kit } from "./kit.tsx";

/** Every part of the design system on one page, with nothing behind it: `vite`, then /kit/. */
const queryClient = createQueryClient();
queryClient.setDefaultOptions({ queries: { staleTime: Infinity, refetchInterval: false } });
const session: Session = {
  member: {
    id: 1,
    name: "Sari Wulandari",
    email: "sari@kopisenja.test",
    role: "owner",
    customRole: null,
  },
  permissions: [],
  business: {
    name: "Kopi Senja",
    defaultCountry: "ID",
    timezone: "Asia/Jakarta",
    locale: "id",
    quietHours: { from: "21:00", until: "08:00" },
  },
  mode: "local",
};
queryClient.setQueryData(sessionQuery.queryKey, session);
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
queryClient.setQueryData(recentNotifications.queryKey, {
  nextCursor: null,
  unread: 1,
  items: [
    {
      id: 2,
      kind: "campaign_paused",
      params: { name: "Ramadan" },
      text: "“Ramadan” was paused: five sends in a row were refused.",
      campaignId: 2,
      read: false,
      at: ago(3),
    },
    {
      id: 1,
      kind: "campaign_completed",
      params: { name: "Weekend" },
      text: "“Weekend” is finished: 1,204 sent, 3 failed.",
      campaignId: null,
      read: true,
      at: ago(90),
    },
  ],
});

const router = createRouter({
  routeTree: createRootRoute({
    component: () => (
      <Shell sections={navigation}>
        <Kit />
      </Shell>
    ),
  }),
  history: createMemoryHistory({ initialEntries: ["/preferences"] }),
});

const locale = initialLocale();
const language = { locale, messages: await speak(locale) };
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <Providers queryClient={queryClient} language={language}>
      <RouterProvider router={router} />
    </Providers>,
  );
}
