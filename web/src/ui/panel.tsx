import { type ReactNode, useId } from "react";
import { classes } from "../lib/classes.ts";

interface Props {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** The content brings its own margins, as a list that reaches the edges does. */
  flush?: boolean;
  children: ReactNode;
}

/** A sheet with a name: one part of a page. */
export function Panel({ title, description, actions, flush = false, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="sheet min-w-0">
      <div className="flex min-h-12 items-center justify-between gap-3 border-b border-line py-2 pr-3 pl-4">
        <div className="grid gap-0.5">
          <h2 id={id} className="text-base">
            {title}
          </h2>
          {description && <p className="text-sm text-ink-3">{description}</p>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-1.5">{actions}</div>}
      </div>
      <div className={classes(!flush && "px-4 py-3.5")}>{children}</div>
    </section>
  );
}
