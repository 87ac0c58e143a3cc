import { useEffect, useEffectEvent, useRef, useState } from "react";

function target(key: string, active: number, last: number): number | undefined {
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(last, active + 1);
    case "ArrowUp":
    case "k":
      return Math.max(0, active - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/**
 * Arrow keys (or j and k) walk the rows; only the row one is on is in the tab order, so that a
 * table of fifty rows is not fifty stops. Space or x chooses the row.
 */
export function useRowKeys(count: number, choose?: (index: number) => void) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, count - 1));

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, target: element } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(element instanceof HTMLElement)) return;
    const isBox = element.getAttribute("role") === "checkbox";
    const next = target(key, active, count - 1);
    if (next !== undefined) {
      setActive(next);
      body.current?.querySelectorAll("tr")[next]?.querySelector<HTMLElement>(rowName)?.focus();
    } else if (choose && (key === "x" || (key === " " && !isBox && element.tagName === "A"))) {
      choose(active);
    } else {
      return;
    }
    event.preventDefault();
  });

  useEffect(() => {
    const rows = body.current;
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    rows?.addEventListener("keydown", listen);
    return () => rows?.removeEventListener("keydown", listen);
  }, []);

  return { active, body, onRowFocus: setActive };
}

/** What of a row takes the focus: the link or button that names it, else its first cell. */
const rowName = ["a", "button"]
  .map((tag) => `[data-row-focus] ${tag}`)
  .concat("[data-row-focus][tabindex]")
  .join(", ");
