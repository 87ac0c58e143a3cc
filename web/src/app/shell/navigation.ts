import { House, type LucideIcon, SlidersHorizontal } from "lucide-react";
import type { MessageKey } from "../../lib/i18n/index.tsx";

export interface NavItem {
  to: string;
  label: MessageKey;
  icon: LucideIcon;
  /** Whoever lacks it does not see the item; the API refuses them anyway. */
  permission?: string;
  /** Has a place in the bottom bar of a phone; four at most. */
  primary?: boolean;
}

export interface NavSection {
  label?: MessageKey;
  items: readonly NavItem[];
}

/** Every page that one goes to directly: sidebar, bottom bar and command palette read it here. */
export const navigation: readonly NavSection[] = [
  {
    items: [
      { to: "/", label: "nav.home", icon: House, primary: true },
      { to: "/preferences", label: "nav.preferences", icon: SlidersHorizontal, primary: true },
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
