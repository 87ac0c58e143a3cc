import {
  Braces,
  Building2,
  Coins,
  DatabaseBackup,
  KeyRound,
  type LucideIcon,
  Plug,
  ShieldCheck,
  Tags,
  UsersRound,
} from "lucide-react";
import type { MessageKey } from "../lib/i18n/index.tsx";

export interface SettingsPage {
  to: string;
  label: MessageKey;
  icon: LucideIcon;
  permission: string;
}

/** The settings, in the order in which one goes through them. */
export const settingsPages: readonly SettingsPage[] = [
  { to: "/settings", label: "settings.business", icon: Building2, permission: "settings:view" },
  { to: "/settings/whatsapp", label: "nav.connection", icon: Plug, permission: "channel:view" },
  { to: "/settings/rates", label: "rates.title", icon: Coins, permission: "settings:view" },
  { to: "/settings/labels", label: "settings.labels", icon: Tags, permission: "contact:view" },
  { to: "/settings/fields", label: "settings.fields", icon: Braces, permission: "contact:view" },
  {
    to: "/settings/members",
    label: "settings.members",
    icon: UsersRound,
    permission: "member:view",
  },
  { to: "/settings/roles", label: "roles.title", icon: ShieldCheck, permission: "member:view" },
  { to: "/settings/api-keys", label: "settings.apiKeys", icon: KeyRound, permission: "key:manage" },
  {
    to: "/settings/backups",
    label: "backups.title",
    icon: DatabaseBackup,
    permission: "backup:manage",
  },
];
