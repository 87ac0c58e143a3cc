import type { ReactNode } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { themes, useTheme } from "../lib/theme.tsx";
import { usePageTitle } from "../lib/use-page-title.ts";
import { Button } from "./button.tsx";
import { languageOptions, useThemeOptions } from "./preference-options.tsx";
import { Wordmark } from "./logo.tsx";

interface Props {
  title: string;
  description: string;
  wide?: boolean;
  children: ReactNode;
}

/** The page outside the app: a form on paper, with waves going out from it. */
export function Doorway({ title, description, wide, children }: Props) {
  usePageTitle(title);
  return (
    <div className="relative grid min-h-dvh grid-rows-[auto_1fr_auto] overflow-clip">
      <Waves />
      <header className="relative flex items-center justify-between px-5 py-4 sm:px-8">
        <Wordmark />
        <Switches />
      </header>
      <main
        className={`relative mx-auto grid w-full content-center px-4 py-8 ${wide ? "max-w-xl" : "max-w-md"}`}
      >
        <div className="sheet px-5 py-7 shadow-2 sm:px-8 sm:py-8">
          <h1 className="text-2xl leading-8">{title}</h1>
          <p className="mt-1 mb-6 text-base text-pretty text-ink-2">{description}</p>
          {children}
        </div>
      </main>
      <div className="h-10" />
    </div>
  );
}

function Waves() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1200 1200"
      className="absolute top-1/2 left-1/2 size-[78rem] -translate-1/2 text-line-2 opacity-45 dark:opacity-30"
    >
      {[190, 270, 350, 430, 510, 590].map((radius, index) => (
        <circle
          key={radius}
          cx="600"
          cy="600"
          r={radius}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray={`${2 + index * 3} ${7 + index * 2}`}
          strokeLinecap="round"
        />
      ))}
    </svg>
  );
}

function Switches() {
  const { t, locale, setLocale } = useI18n();
  const { theme, setTheme } = useTheme();
  const options = useThemeOptions();
  const now = options.find((option) => option.value === theme);
  const next = options[(themes.indexOf(theme) + 1) % themes.length];
  if (!now || !next) return null;
  return (
    <div className="flex items-center gap-1">
      {languageOptions
        .filter((option) => option.value !== locale)
        .map(({ value, label }) => (
          <Button key={value} look="quiet" size="sm" lang={value} onClick={() => setLocale(value)}>
            {label}
          </Button>
        ))}
      <Button
        look="quiet"
        size="icon-sm"
        aria-label={t("theme.next", { now: now.label, next: next.label })}
        onClick={() => setTheme(next.value)}
      >
        {now.icon}
      </Button>
    </div>
  );
}
