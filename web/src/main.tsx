import "./lib/zod-without-eval.ts";
import "@fontsource-variable/bricolage-grotesque/wght.css";
import "@fontsource-variable/hanken-grotesk/wght.css";
import "./app/styles.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Providers } from "./app/providers.tsx";
import { createAppRouter } from "./app/router.tsx";
import { signOutOn401 } from "./app/signed-out.ts";
import { initialLocale, speak } from "./lib/i18n/index.tsx";
import { createQueryClient } from "./lib/query-client.ts";
import { sessionQuery } from "./lib/session.ts";

async function start(root: HTMLElement): Promise<void> {
  const queryClient = createQueryClient();
  const locale = initialLocale();
  document.documentElement.lang = locale;
  // Asked for at once, beside the words: the first page needs both.
  void queryClient.prefetchQuery(sessionQuery);
  const messages = await speak(locale);
  const router = createAppRouter(queryClient);
  signOutOn401(queryClient, () => void router.invalidate());
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient} language={{ locale, messages }}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root) void start(root);
