import { Link, useMatches } from "@tanstack/react-router";
import { ChevronRight, Search } from "lucide-react";
import { NotificationBell } from "../../features/notifications/bell.tsx";
import { Avatar, UserMenu } from "../../features/session/user-menu.tsx";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useSession } from "../../lib/session.ts";
import { useCurrentTitle } from "../../lib/use-page-title.ts";
import { Button } from "../../ui/button.tsx";
import { Logo } from "../../ui/logo.tsx";

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useI18n();
  const { member } = useSession();
  return (
    <header className="sticky top-0 z-20 flex h-13 items-center gap-2 rounded-t-xl border-b border-line bg-paper/92 px-4 backdrop-blur-sm sm:px-6 lg:h-12 lg:px-8">
      <Link to="/" aria-label={t("shell.home")} className="rounded-md lg:hidden">
        <Logo />
      </Link>
      <Breadcrumbs />
      <div className="ml-auto flex items-center gap-1">
        <Button
          look="quiet"
          size="icon"
          aria-label={t("shell.search")}
          onClick={onSearch}
          className="lg:hidden"
        >
          <Search size={18} aria-hidden="true" />
        </Button>
        <NotificationBell />
        <span className="lg:hidden">
          <UserMenu
            trigger={
              <button type="button" className="grid size-9 place-items-center rounded-full">
                <Avatar name={member.name} />
                <span className="sr-only">
                  {t("session.menuOf")} {member.name}
                </span>
              </button>
            }
          />
        </span>
      </div>
    </header>
  );
}

function Breadcrumbs() {
  const { t } = useI18n();
  const title = useCurrentTitle();
  const above = useMatches({ select: (matches) => matches.at(-1)?.staticData.above ?? [] });
  return (
    <nav aria-label={t("shell.breadcrumbs")} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm text-ink-2">
        {above.map((place) => (
          <li key={place.to} className="flex items-center gap-1 whitespace-nowrap">
            <Link to={place.to} className="rounded-sm px-1 hover:text-ink hover:underline">
              {t(place.label)}
            </Link>
            <ChevronRight size={14} aria-hidden="true" className="text-ink-3" />
          </li>
        ))}
        <li aria-current="page" className="truncate px-1 font-semibold text-ink">
          {title}
        </li>
      </ol>
    </nav>
  );
}
