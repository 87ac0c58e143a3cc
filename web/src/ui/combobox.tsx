import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { classes } from "../lib/classes.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { matches } from "../lib/text-match.ts";
import type { ControlProps } from "./field.tsx";
import type { Option } from "./select.tsx";
import { useOptionList } from "./use-option-list.ts";

interface Props extends Partial<ControlProps> {
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string) => void;
  placeholder?: string;
  searchLabel: string;
}

/** More are never drawn: whoever looks for one of hundreds types a letter. */
const shownAtMost = 100;

export function Combobox(props: Props) {
  const { options, value, onChange, placeholder, searchLabel, ...control } = props;
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const choose = (next: string) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className="control flex items-center justify-between gap-2 text-left"
        {...control}
      >
        <span className={classes("truncate", !chosen && "text-ink-3")}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronsUpDown size={15} aria-hidden="true" className="shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          aria-label={searchLabel}
          className="popup z-50 w-(--radix-popover-trigger-width) min-w-64"
        >
          <Choices options={options} value={value} searchLabel={searchLabel} onChoose={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoicesProps {
  options: readonly Option[];
  value: string | undefined;
  searchLabel: string;
  onChoose: (value: string) => void;
}

function Choices({ options, value, searchLabel, onChoose }: ChoicesProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState("");
  const found = options
    .filter((option) => matches(`${option.label} ${option.hint ?? ""} ${option.value}`, typed))
    .slice(0, shownAtMost);
  const steer = useOptionList(found.length, (index) => {
    const option = found[index];
    if (option) onChoose(option.value);
  });
  return (
    <>
      <input
        {...steer.inputProps}
        aria-label={searchLabel}
        placeholder={searchLabel}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          steer.setActive(0);
        }}
        className="w-full rounded-t-lg border-b border-line bg-transparent px-3 py-2 text-base outline-none placeholder:text-ink-3"
      />
      <div {...steer.listProps} aria-label={searchLabel} className="max-h-64 overflow-y-auto p-1">
        {found.map((option, index) => (
          <div key={option.value} {...steer.optionProps(index)} className="menu-row">
            <span className="truncate">{option.label}</span>
            {option.hint && <span className="text-sm text-ink-3">{option.hint}</span>}
            {option.value === value && (
              <Check size={15} aria-hidden="true" className="ml-auto text-accent" />
            )}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="px-3 pb-3 text-sm text-ink-3">{t("list.nothingFound")}</p>
      )}
    </>
  );
}
