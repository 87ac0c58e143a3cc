import { classes } from "../lib/classes.ts";

/** The business chose the colour, so it is only a mark: the words keep their contrast. */
export function LabelChip({ name, color }: { name: string; color: string }) {
  return (
    <span className="inline-flex h-5.5 max-w-full items-center gap-1.5 rounded-full border border-line bg-paper px-2 text-xs font-semibold text-ink-2">
      <ColorDot color={color} className="size-2" />
      <span className="truncate">{name}</span>
    </span>
  );
}

export function ColorDot({ color, className }: { color: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      style={{ background: color }}
      className={classes("shrink-0 rounded-full ring-1 ring-line-2/50 ring-inset", className)}
    />
  );
}
