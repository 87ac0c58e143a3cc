import { Languages, Monitor, Moon, Sun } from "lucide-react";
import { localeNames, locales, useI18n } from "../lib/i18n/index.tsx";
import { themes } from "../lib/theme.tsx";

const icon = { size: 16, "aria-hidden": true } as const;

const themeIcons = {
  light: <Sun {...icon} />,
  dark: <Moon {...icon} />,
  system: <Monitor {...icon} />,
};

export function useThemeOptions() {
  const { t } = useI18n();
  const labels = {
    light: t("theme.light"),
    dark: t("theme.dark"),
    system: t("theme.system"),
  };
  return themes.map((value) => ({ value, label: labels[value], icon: themeIcons[value] }));
}

export const languageOptions = locales.map((value) => ({
  value,
  label: localeNames[value],
  lang: value,
  icon: <Languages {...icon} />,
}));
