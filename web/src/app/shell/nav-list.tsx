import { Link, useRouterState } from "@tanstack/react-router";
import { useI18n } from "../../lib/i18n/index.tsx";
import { onDemand } from "../../ui/on-demand.tsx";
import { currentItem, type NavItem, type NavSection } from "./navigation.ts";

const UnreadBadge = onDemand(
  async () => (await import("../../features/conversations/unread-badge.tsx")).UnreadBadge,
);

interface Props {
  sections: readonly NavSection[];
  onGo?: () => void;
}

export function NavList({ sections, onGo }: Props) {
  const { t } = useI18n();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const current = currentItem(sections, pathname);
  return (
    <div className="grid gap-4">
      {sections.map((section) => (
        <div key={section.items[0]?.to}>
          {section.label && (
            <p className="px-2.5 pb-1 text-xs font-semibold text-ink-2">{t(section.label)}</p>
          )}
          <ul className="grid gap-px">
            {section.items.map((item) => (
              <li key={item.to}>
                <NavLink item={item} current={item.to === current} {...(onGo ? { onGo } : {})} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

interface NavLinkProps {
  item: NavItem;
  current: boolean;
  onGo?: () => void;
}

function NavLink({ item, current, onGo }: NavLinkProps) {
  const { t } = useI18n();
  const { icon: Icon, to, label, counts } = item;
  return (
    <Link
      to={to}
      activeOptions={{ exact: true, includeSearch: false }}
      data-current={current || undefined}
      {...(onGo ? { onClick: onGo } : {})}
      className="group relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-base text-ink-2 hover:bg-paper-3 hover:text-ink data-current:bg-paper data-current:font-semibold data-current:text-ink data-current:shadow-1 lg:h-8.5"
    >
      <Icon
        size={17}
        aria-hidden="true"
        className="shrink-0 text-ink-3 group-hover:text-ink-2 group-data-current:text-accent"
      />
      <span className="truncate">{t(label)}</span>
      {counts === "unread" && <UnreadBadge />}
    </Link>
  );
}
