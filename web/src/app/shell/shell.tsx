import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useRouterState } from "@tanstack/react-router";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCurrentTitle } from "../../lib/use-page-title.ts";
import { BottomBar, Drawer } from "./small-screen.tsx";
import type { NavSection } from "./navigation.ts";
import { Palette } from "./palette.tsx";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";

interface Props {
  sections: readonly NavSection[];
  children: ReactNode;
}

/** The frame around every page: where one is, where one can go, and who one is. */
export function Shell({ sections, children }: Props) {
  const { t } = useI18n();
  const [palette, setPalette] = useState(false);
  const [drawer, setDrawer] = useState(false);
  usePaletteKey(() => setPalette((open) => !open));
  const main = useFocusOnNewPage();
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-60 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("shell.skip")}
      </a>
      <Sidebar sections={sections} onSearch={() => setPalette(true)} />
      <div className="flex min-h-dvh flex-col lg:py-2 lg:pr-2">
        <div className="flex flex-1 flex-col bg-paper lg:rounded-xl lg:border lg:border-line lg:shadow-1">
          <TopBar onSearch={() => setPalette(true)} />
          <main
            id="main"
            ref={main}
            tabIndex={-1}
            className="mx-auto w-full max-w-7xl has-[[data-wide]]:max-w-none flex-1 px-4 pt-4 pb-24 outline-none sm:px-6 lg:px-8 lg:pt-5 lg:pb-12"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomBar sections={sections} onMore={() => setDrawer(true)} />
      <Drawer sections={sections} open={drawer} onOpenChange={setDrawer} />
      <Palette sections={sections} open={palette} onOpenChange={setPalette} />
      <PageAnnouncer />
    </div>
  );
}

function usePaletteKey(toggle: () => void) {
  const onPaletteKey = useEffectEvent(toggle);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onPaletteKey();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/**
 * A new page starts at its beginning for the keyboard, as a page load would. Where only the address
 * of the same entry changed, as when a draft gets its number, somebody is at work on the page.
 */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const entry = useRouterState({
    select: (state) => state.resolvedLocation?.state.__TSR_index,
  });
  const previous = useRef({ pathname, entry });
  useEffect(() => {
    const before = previous.current;
    const isNew = before.pathname !== pathname && before.entry !== entry;
    if (before.pathname !== undefined && isNew) main.current?.focus({ preventScroll: true });
    previous.current = { pathname, entry };
  }, [pathname, entry]);
  return main;
}

function PageAnnouncer() {
  const title = useCurrentTitle();
  return (
    <p aria-live="polite" className="sr-only">
      {title}
    </p>
  );
}
