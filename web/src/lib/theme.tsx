import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { remember, remembered } from "./preferences.ts";
import { useMedia } from "./use-media.ts";

export type Theme = "light" | "dark" | "system";

export const themes: readonly Theme[] = ["light", "dark", "system"];

interface ThemeChoice {
  theme: Theme;
  setTheme(theme: Theme): void;
}

const ThemeContext = createContext<ThemeChoice>({ theme: "system", setTheme: () => {} });

const storageKey = "siar.theme";

function initialTheme(): Theme {
  const saved = remembered(storageKey);
  return themes.find((theme) => theme === saved) ?? "system";
}

/** public/theme.js sets the first theme before the page is painted; this one keeps it true. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState(initialTheme);
  const systemIsDark = useMedia("(prefers-color-scheme: dark)");
  const dark = theme === "dark" || (theme === "system" && systemIsDark);
  useEffect(() => {
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
    const bar = document.querySelector('meta[name="theme-color"]');
    bar?.setAttribute("content", dark ? "#0a1113" : "#e9eeea");
  }, [dark]);
  useEffect(() => remember(storageKey, theme), [theme]);
  const choice = useMemo(() => ({ theme, setTheme }), [theme]);
  return <ThemeContext value={choice}>{children}</ThemeContext>;
}

export const useTheme = () => use(ThemeContext);
