import { Outlet, useMatches } from "@tanstack/react-router";
import { TimeZoneProvider } from "../lib/i18n/index.tsx";
import { useCan, useSession } from "../lib/session.ts";
import { PageDenied } from "./page-states.tsx";
import { onDemand } from "../ui/on-demand.tsx";
import { navigation, permitted } from "./shell/navigation.ts";
import { Shell } from "./shell/shell.tsx";
import { useFreshWords } from "./use-fresh-words.ts";

const InboxLive = onDemand(
  async () => (await import("../features/conversations/inbox-live.tsx")).InboxLive,
);

export function AppFrame() {
  const { business } = useSession();
  const can = useCan();
  useFreshWords();
  return (
    <TimeZoneProvider timeZone={business.timezone}>
      <Shell sections={permitted(navigation, can)}>
        <Page />
        {can("conversation:view") && <InboxLive />}
      </Shell>
    </TimeZoneProvider>
  );
}

/** The page, or why it is not shown. */
function Page() {
  const can = useCan();
  const needed = useMatches({ select: (matches) => matches.at(-1)?.staticData.permission });
  return can(needed) ? <Outlet /> : <PageDenied />;
}
