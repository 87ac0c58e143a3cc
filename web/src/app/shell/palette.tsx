import { useNavigate } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import { lazy, Suspense } from "react";
import { useSignOut } from "../../features/session/use-sign-out.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useTheme } from "../../lib/theme.tsx";
import { languageOptions, useThemeOptions } from "../../ui/preference-options.tsx";
import type { Command } from "../../ui/command-palette.tsx";
import type { NavSection } from "./navigation.ts";
import { useDataSearch } from "./use-data-search.tsx";

const CommandPalette = lazy(async () => {
  const { CommandPalette: component } = await import("../../ui/command-palette.tsx");
  return { default: component };
});

interface Props {
  sections: readonly NavSection[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function Palette({ sections, open, onOpenChange }: Props) {
  const pages = usePages(sections);
  const actions = useActions();
  const { found, type } = useDataSearch(open);
  if (!open) return null;
  const change = (next: boolean) => {
    type("");
    onOpenChange(next);
  };
  return (
    <Suspense fallback={null}>
      <CommandPalette
        open
        onOpenChange={change}
        commands={[...pages, ...actions]}
        found={found}
        onType={type}
      />
    </Suspense>
  );
}

function usePages(sections: readonly NavSection[]): Command[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  return sections
    .flatMap((section) => section.items)
    .map(({ to, label, icon: Icon }) => ({
      id: `page:${to}`,
      group: t("palette.pages"),
      label: t(label),
      icon: <Icon size={16} aria-hidden="true" />,
      run: () => void navigate({ to }),
    }));
}

function useActions(): Command[] {
  const { t, setLocale, locale } = useI18n();
  const { setTheme } = useTheme();
  const themeOptions = useThemeOptions();
  const signOut = useSignOut();
  const group = t("palette.actions");
  return [
    ...themeOptions.map(({ value, label, icon }) => ({
      id: `theme:${value}`,
      group,
      label: t("theme.to", { theme: label }),
      icon,
      run: () => setTheme(value),
    })),
    ...languageOptions
      .filter((option) => option.value !== locale)
      .map(({ value, label, icon }) => ({
        id: `language:${value}`,
        group,
        words: t("language.label"),
        label: t("language.to", { language: label }),
        icon,
        run: () => setLocale(value),
      })),
    {
      id: "sign-out",
      group,
      label: t("session.signOut"),
      icon: <LogOut size={16} aria-hidden="true" />,
      run: signOut,
    },
  ];
}
