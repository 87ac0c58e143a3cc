import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "../lib/classes.ts";
import { handingOver } from "./handing-over.ts";
import { overlayHome } from "./overlay-home.ts";

interface MenuProps {
  trigger: ReactNode;
  align?: "start" | "end";
  label?: string;
  /** Takes the focus when it closes; otherwise the trigger does. */
  onClosed?: (() => void) | undefined;
  children: ReactNode;
}

export function Menu({ trigger, align = "end", label, onClosed, children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={overlayHome()}>
        <Radix.Content
          align={align}
          sideOffset={5}
          collisionPadding={8}
          {...(label ? { "aria-label": label } : {})}
          {...handingOver(onClosed)}
          className="popup z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto p-1"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ItemProps {
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  asChild?: boolean;
  onSelect?: () => void;
  children: ReactNode;
}

export function MenuItem({
  icon,
  danger,
  disabled = false,
  asChild,
  onSelect,
  children,
}: ItemProps) {
  const style = classes("menu-row", danger && "text-bad! [&>svg]:text-bad!");
  const act = onSelect ? { onSelect: () => onSelect() } : {};
  return (
    <Radix.Item asChild={asChild ?? false} disabled={disabled} className={style} {...act}>
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </Radix.Item>
  );
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return (
    <Radix.Label className="px-2.5 pt-2 pb-1 text-xs font-semibold text-ink-3">
      {children}
    </Radix.Label>
  );
}

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-line" />;

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
}

export function MenuChoice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    <Radix.RadioGroup value={value} aria-label={label}>
      <MenuHeading>{label}</MenuHeading>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => onChange(option.value)}
          className="menu-row"
        >
          {option.icon}
          {option.label}
          <Radix.ItemIndicator className="ml-auto size-1.5 rounded-full bg-accent" />
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: () => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Stays open, so that several can be ticked. */
export function MenuCheck({ checked, onChange, disabled = false, children }: CheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      disabled={disabled}
      onSelect={(event) => {
        event.preventDefault();
        onChange();
      }}
      className="menu-row"
    >
      <span
        aria-hidden="true"
        className={classes(
          "grid size-4 place-items-center rounded-sm border text-2xs leading-none",
          checked ? "border-accent bg-accent text-on-accent" : "border-line-2",
        )}
      >
        {checked && "✓"}
      </span>
      {children}
    </Radix.CheckboxItem>
  );
}
