import { Outlet } from "@tanstack/react-router";
import { TimeZoneProvider } from "../lib/i18n/index.tsx";
import { useCan, useSession } from "../lib/session.ts";
import { navigation, permitted } from "./shell/navigation.ts";
import { Shell } from "./shell/shell.tsx";

export function AppFrame() {
  const { business } = useSession();
  const can = useCan();
  return (
    <TimeZoneProvider timeZone={business.timezone}>
      <Shell sections={permitted(navigation, can)}>
        <Outlet />
      </Shell>
    </TimeZoneProvider>
  );
}
