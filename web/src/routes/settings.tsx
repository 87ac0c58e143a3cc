import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { useCan } from "../lib/session.ts";
import { settingsPages } from "./settings-pages.ts";

/** All settings: their names beside the one that is open, above it on a phone. */
export function SettingsLayout() {
  const { t } = useI18n();
  const can = useCan();
  const names = useShownName();
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        ref={names}
        aria-label={t("nav.settings")}
        className="-mx-4 flex gap-1 overflow-x-auto px-4 pb-1 sm:-mx-6 sm:px-6 lg:sticky lg:top-16 lg:mx-0 lg:grid lg:px-0"
      >
        {settingsPages
          .filter(({ permission }) => can(permission))
          .map(({ to, label, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="group flex h-9 shrink-0 items-center gap-2 rounded-md px-2.5 text-base text-ink-2 -outline-offset-2 hover:bg-paper-3 hover:text-ink data-[status=active]:bg-accent-soft data-[status=active]:font-semibold data-[status=active]:text-ink"
            >
              <Icon
                size={16}
                aria-hidden="true"
                className="text-ink-3 group-data-[status=active]:text-accent"
              />
              {t(label)}
            </Link>
          ))}
      </nav>
      <div className="min-w-0">
        <Outlet />
      </div>
    </div>
  );
}

/** On a phone the names are a strip that scrolls: the open one is brought into sight. */
function useShownName() {
  const names = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    names.current
      ?.querySelector('[data-status="active"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return names;
}
