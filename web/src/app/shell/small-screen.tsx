import { Link } from "@tanstack/react-router";
import { Menu as MenuIcon, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../../ui/button.tsx";
import { Wordmark } from "../../ui/logo.tsx";
import { NavList } from "./nav-list.tsx";
import type { NavSection } from "./navigation.ts";

const place =
  "flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-semibold text-ink-2 -outline-offset-3 data-[status=active]:text-accent";

interface BarProps {
  sections: readonly NavSection[];
  onMore: () => void;
}

/** What one needs most, under the thumb. */
export function BottomBar({ sections, onMore }: BarProps) {
  const { t } = useI18n();
  const items = sections.flatMap((section) => section.items).filter((item) => item.primary);
  return (
    <nav
      aria-label={t("shell.shortcuts")}
      className="fixed inset-x-0 bottom-0 z-30 flex h-15 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {items.map(({ to, icon: Icon, label }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === "/", includeSearch: false }}
          className={place}
        >
          <Icon size={20} aria-hidden="true" />
          <span className="max-w-full truncate px-1">{t(label)}</span>
        </Link>
      ))}
      <button type="button" onClick={onMore} className={place}>
        <MenuIcon size={20} aria-hidden="true" />
        {t("shell.more")}
      </button>
    </nav>
  );
}

interface DrawerProps {
  sections: readonly NavSection[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function Drawer({ sections, open, onOpenChange }: DrawerProps) {
  const { t } = useI18n();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-slide flex-col gap-4 overflow-y-auto bg-frame px-3 py-4 shadow-3"
        >
          <div className="flex items-center justify-between pl-1.5">
            <Dialog.Title className="sr-only">{t("shell.navigation")}</Dialog.Title>
            <Wordmark />
            <Dialog.Close asChild>
              <Button look="quiet" size="icon" aria-label={t("action.close")}>
                <X size={19} aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          <nav aria-label={t("shell.navigation")}>
            <NavList sections={sections} onGo={() => onOpenChange(false)} />
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
