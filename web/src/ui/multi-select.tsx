import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classes } from "../lib/classes.ts";
import { useI18n } from "../lib/i18n/index.tsx";
import { matches } from "../lib/text-match.ts";
import type { ControlProps } from "./field.tsx";
import { useOptionList } from "./use-option-list.ts";

export interface Choice {
  value: string;
  label: string;
  mark?: ReactNode;
}

interface ListProps {
  options: readonly Choice[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  /** The name of the list and of the field that narrows it. */
  searchLabel: string;
}

interface Props extends ListProps, Partial<ControlProps> {
  placeholder: string;
  "aria-label"?: string;
}

const shownAtMost = 100;

/** Several of many. The button tells what is chosen; the list stays open while choosing. */
export function MultiSelect(props: Props) {
  const { options, values, onChange, searchLabel, placeholder, ...rest } = props;
  const { "aria-label": name, ...control } = rest;
  const { format } = useI18n();
  const chosen = options.filter((option) => values.includes(option.value));
  const told = chosen.length > 0 ? format.list(chosen.map(({ label }) => label)) : placeholder;
  return (
    <ChoicePopover
      {...{ options, values, onChange, searchLabel }}
      trigger={
        <button
          type="button"
          className="control flex items-center justify-between gap-2 text-left"
          {...control}
          {...(name ? { "aria-label": `${name}: ${told}` } : {})}
        >
          <span className={classes("truncate", chosen.length === 0 && "text-ink-3")}>{told}</span>
          <ChevronsUpDown size={15} aria-hidden="true" className="shrink-0 text-ink-3" />
        </button>
      }
    />
  );
}

interface PopoverProps extends ListProps {
  trigger: ReactNode;
  onClosed?: () => void;
}

/** The same list below any button. */
export function ChoicePopover({ trigger, onClosed, ...list }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) onClosed?.();
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={list.searchLabel}
          className="popup z-50 w-(--radix-popover-trigger-width) max-w-[calc(100vw-1rem)] min-w-64"
        >
          <ChoiceList {...list} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ChoiceList({ options, values, onChange, searchLabel }: ListProps) {
  const [typed, setTyped] = useState("");
  const found = options.filter((option) => matches(option.label, typed)).slice(0, shownAtMost);
  const steer = useOptionList(found.length, (index) => {
    const option = found[index];
    if (option) onChange(toggled(values, option.value));
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
      <div
        {...steer.listProps}
        aria-label={searchLabel}
        aria-multiselectable="true"
        className="max-h-64 overflow-y-auto p-1"
      >
        {found.map((option, index) => (
          <Line
            key={option.value}
            option={option}
            on={values.includes(option.value)}
            steer={steer.optionProps(index)}
          />
        ))}
      </div>
      {found.length === 0 && <NothingFound />}
    </>
  );
}

function NothingFound() {
  const { t } = useI18n();
  return <p className="px-3 pb-3 text-sm text-ink-3">{t("list.nothingFound")}</p>;
}

interface LineProps {
  option: Choice;
  on: boolean;
  steer: ReturnType<ReturnType<typeof useOptionList>["optionProps"]>;
}

function Line({ option, on, steer }: LineProps) {
  return (
    <div {...steer} aria-selected={on} className="menu-row">
      <Tick on={on} />
      {option.mark}
      <span className="truncate">{option.label}</span>
    </div>
  );
}

const toggled = (values: readonly string[], value: string) =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

function Tick({ on }: { on: boolean }) {
  return (
    <span
      className={classes(
        "grid size-4 shrink-0 place-items-center rounded-sm border",
        on ? "border-accent bg-accent text-on-accent" : "border-line-2",
      )}
    >
      {on && <Check size={12} strokeWidth={3} aria-hidden="true" />}
    </span>
  );
}
