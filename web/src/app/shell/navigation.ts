import {
  BellRing,
  BookText,
  CalendarClock,
  Filter,
  Hourglass,
  House,
  Images,
  Layers,
  LayoutTemplate,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  ScrollText,
  Settings,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import type { MessageKey } from "../../lib/i18n/index.tsx";

export interface NavItem {
  to: string;
  label: MessageKey;
  icon: LucideIcon;
  /** Whoever lacks it does not see the item; the API refuses them anyway. */
  permission?: string;
  /** Has a place in the bottom bar of a phone; four at most. */
  primary?: boolean;
  /** What waits there is counted beside it. */
  counts?: "unread";
}

export interface NavSection {
  label?: MessageKey;
  items: readonly NavItem[];
}

/** Every page that one goes to directly: sidebar, bottom bar and command palette read it here. */
export const navigation: readonly NavSection[] = [
  {
    items: [{ to: "/", label: "nav.home", icon: House, primary: true }],
  },
  {
    label: "nav.sending",
    items: [
      {
        to: "/campaigns",
        label: "nav.campaigns",
        icon: Megaphone,
        permission: "campaign:view",
        primary: true,
      },
      {
        to: "/campaigns/scheduled",
        label: "nav.scheduled",
        icon: CalendarClock,
        permission: "campaign:view",
      },
      {
        to: "/message-templates",
        label: "nav.library",
        icon: BookText,
        permission: "template:view",
      },
      {
        to: "/whatsapp/templates",
        label: "nav.templates",
        icon: LayoutTemplate,
        permission: "template:view",
      },
      { to: "/media", label: "nav.media", icon: Images, permission: "media:view" },
    ],
  },
  {
    label: "nav.people",
    items: [
      {
        to: "/conversations",
        label: "nav.conversations",
        icon: MessagesSquare,
        permission: "conversation:view",
        primary: true,
        counts: "unread",
      },
      {
        to: "/contacts",
        label: "nav.contacts",
        icon: Users,
        permission: "contact:view",
        primary: true,
      },
      { to: "/segments", label: "nav.segments", icon: Filter, permission: "segment:view" },
    ],
  },
  {
    label: "nav.workshop",
    items: [
      {
        to: "/notifications",
        label: "nav.notifications",
        icon: BellRing,
        permission: "notification:view",
      },
      { to: "/queue", label: "nav.queue", icon: Layers, permission: "job:view" },
      { to: "/jobs", label: "nav.jobs", icon: Hourglass, permission: "job:view" },
      { to: "/audit", label: "nav.audit", icon: ScrollText, permission: "audit:view" },
      { to: "/settings", label: "nav.settings", icon: Settings, permission: "settings:view" },
      { to: "/preferences", label: "nav.preferences", icon: SlidersHorizontal },
    ],
  },
];

export function permitted(
  sections: readonly NavSection[],
  can: (permission: string | undefined) => boolean,
): readonly NavSection[] {
  return sections
    .map((section) => ({ ...section, items: section.items.filter((item) => can(item.permission)) }))
    .filter((section) => section.items.length > 0);
}

/** The address of the item that a page belongs to: of several that fit, the one that says most. */
export function currentItem(sections: readonly NavSection[], pathname: string): string | undefined {
  return sections
    .flatMap((section) => section.items)
    .map(({ to }) => to)
    .filter((to) => pathname === to || (to !== "/" && pathname.startsWith(`${to}/`)))
    .toSorted((a, b) => b.length - a.length)[0];
}
