import { Link } from "@tanstack/react-router";
import { BookOpen, LogOut, SlidersHorizontal, Smartphone } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useSession } from "../../lib/session.ts";
import { useTheme } from "../../lib/theme.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { languageOptions, useThemeOptions } from "../../ui/preference-options.tsx";
import { useSignOut } from "./use-sign-out.ts";

export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => word?.charAt(0).toUpperCase() ?? "").join("");
}

export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-bold text-accent"
    >
      {initials(name)}
    </span>
  );
}

export function UserMenu({ trigger }: { trigger: ReactNode }) {
  const { t, locale, setLocale } = useI18n();
  const { theme, setTheme } = useTheme();
  const { member, mode } = useSession();
  const themeOptions = useThemeOptions();
  const signOut = useSignOut();
  return (
    <Menu trigger={trigger} label={t("session.menu")}>
      <div className="px-2.5 pt-1.5 pb-2">
        <p className="truncate text-base font-semibold">{member.name}</p>
        <p className="truncate text-sm text-ink-3">{member.email}</p>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t("theme.label")}
        value={theme}
        onChange={setTheme}
        options={themeOptions}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("language.label")}
        value={locale}
        onChange={setLocale}
        options={languageOptions}
      />
      <MenuSeparator />
      <MenuItem asChild>
        <Link to="/preferences">
          <SlidersHorizontal size={16} aria-hidden="true" />
          {t("nav.preferences")}
        </Link>
      </MenuItem>
      <Elsewhere local={mode === "local"} />
      <MenuItem icon={<LogOut size={16} aria-hidden="true" />} onSelect={signOut}>
        {t("session.signOut")}
      </MenuItem>
    </Menu>
  );
}

/** Pages that other Workers serve: they open as pages of their own. */
function Elsewhere({ local }: { local: boolean }) {
  const { t } = useI18n();
  return (
    <>
      <MenuItem asChild>
        <a href="/api/docs">
          <BookOpen size={16} aria-hidden="true" />
          {t("home.apiDocs")}
        </a>
      </MenuItem>
      {local && (
        <MenuItem asChild>
          <a href="/simulator">
            <Smartphone size={16} aria-hidden="true" />
            {t("home.simulator")}
          </a>
        </MenuItem>
      )}
    </>
  );
}
