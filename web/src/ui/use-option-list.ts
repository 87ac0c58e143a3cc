import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

function target(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return (active + 1) % count;
    case "ArrowUp":
      return (active - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

const field = {
  role: "combobox",
  "aria-expanded": true,
  "aria-autocomplete": "list",
  autoComplete: "off",
  spellCheck: false,
} as const;

/**
 * A text field that steers a list below it: focus stays in the field, `aria-activedescendant`
 * says which option the arrow keys are on. Shared by the combobox and the command palette.
 */
export function useOptionList(count: number, choose: (index: number) => void) {
  const id = useId();
  const [wanted, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const active = Math.min(wanted, Math.max(0, count - 1));
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active, count]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0 || event.nativeEvent.isComposing) return;
    const next = target(event.key, active, count);
    if (next !== undefined) setActive(next);
    else if (event.key === "Enter") choose(active);
    else return;
    event.preventDefault();
  };

  return {
    active,
    setActive,
    inputProps: {
      ...field,
      "aria-controls": `${id}-list`,
      "aria-activedescendant": count > 0 ? optionId(active) : undefined,
      onKeyDown,
    },
    listProps: { id: `${id}-list`, role: "listbox", ref: list },
    optionProps: (index: number) => ({
      id: optionId(index),
      role: "option",
      "aria-selected": index === active,
      "data-active": index === active,
      onPointerMove: () => setActive(index),
      onClick: () => choose(index),
    }),
  };
}
