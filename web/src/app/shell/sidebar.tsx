import { Link } from "@tanstack/react-router";
import { ChevronsUpDown, Search } from "lucide-react";
import { Avatar, UserMenu } from "../../features/session/user-menu.tsx";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useSession } from "../../lib/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Wordmark } from "../../ui/logo.tsx";
import { NavList } from "./nav-list.tsx";
import type { NavSection } from "./navigation.ts";

interface Props {
  sections: readonly NavSection[];
  onSearch: () => void;
}

export function Sidebar({ sections, onSearch }: Props) {
  const { t } = useI18n();
  const { business, mode } = useSession();
  return (
    <nav
      aria-label={t("shell.navigation")}
      className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto px-3 pt-4 pb-3 lg:flex"
    >
      <div className="flex items-center justify-between px-1.5">
        <Link to="/" aria-label={t("shell.home")} className="rounded-md">
          <Wordmark />
        </Link>
        {mode === "local" && <Badge tone="warn">{t("shell.local")}</Badge>}
      </div>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-9 items-center gap-2 rounded-md border border-line bg-paper/60 px-2.5 text-base text-ink-2 hover:border-line-2 hover:bg-paper"
      >
        <Search size={16} aria-hidden="true" className="text-ink-3" />
        <span className="truncate">{t("shell.search")}</span>
        <span aria-hidden="true" className="ml-auto flex gap-1">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      <div className="flex-1">
        <NavList sections={sections} />
      </div>
      <Person businessName={business.name} />
    </nav>
  );
}

function Person({ businessName }: { businessName: string }) {
  const { t } = useI18n();
  const { member } = useSession();
  return (
    <UserMenu
      trigger={
        <button
          type="button"
          className="flex items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-paper-3"
        >
          <Avatar name={member.name} />
          <span className="sr-only">{t("session.menuOf")}</span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-base leading-tight font-semibold">
              {member.name}
            </span>
            <span className="block truncate text-sm text-ink-2">{businessName}</span>
          </span>
          <ChevronsUpDown size={15} aria-hidden="true" className="text-ink-3" />
        </button>
      }
    />
  );
}
