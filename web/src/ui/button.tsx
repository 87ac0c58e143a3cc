import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "../lib/classes.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-2 shadow-1",
  secondary: "border border-line-2/65 bg-paper text-ink hover:bg-paper-2 shadow-1",
  quiet: "text-ink-2 hover:bg-paper-3 hover:text-ink",
  danger: "bg-bad text-on-bad hover:bg-bad-2 shadow-1",
};

const sizes = {
  sm: "h-8 px-2.5 gap-1.5 text-sm",
  md: "h-9 px-3.5 gap-2 text-base",
  lg: "h-11 px-5 gap-2 text-base",
  icon: "size-9",
  "icon-sm": "size-8",
};

export type ButtonProps = ComponentProps<"button"> & {
  look?: ButtonLook;
  size?: keyof typeof sizes;
  /** Works on something: cannot be pressed again, keeps its width and its name. */
  busy?: boolean;
  icon?: ReactNode;
  asChild?: boolean;
};

const base =
  "relative inline-flex shrink-0 items-center justify-center rounded-md font-semibold whitespace-nowrap " +
  "transition-colors select-none disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-70 [&_svg]:shrink-0";

export function Button(props: ButtonProps) {
  const {
    look = "secondary",
    size = "md",
    busy = false,
    icon,
    asChild,
    className,
    ...rest
  } = props;
  const style = classes(base, looks[look], sizes[size], className);
  if (asChild) return <Slot.Root className={style} {...rest} />;
  const { children, type = "button", onClick, ...button } = rest;
  return (
    <button
      type={type}
      className={style}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...button}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
