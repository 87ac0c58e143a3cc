import type { ReactNode } from "react";
import { Skeleton } from "./skeleton.tsx";

/** Figures side by side on one sheet, parted by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="sheet grid grid-cols-2 gap-px overflow-hidden sm:grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]">
      {children}
    </dl>
  );
}

interface Props {
  label: string;
  value: string | undefined;
  note?: ReactNode;
  icon?: ReactNode;
}

export function StatTile({ label, value, note, icon }: Props) {
  return (
    <div className="grid content-start gap-0.5 bg-paper px-4 py-3 ring-1 ring-line">
      <dt className="flex items-center gap-1.5 text-sm text-ink-2 [&>svg]:text-ink-3">
        {icon}
        {label}
      </dt>
      <dd className="font-display text-2xl leading-8 font-semibold tracking-tight">
        {value ?? <Skeleton className="my-1 h-6 w-16" />}
      </dd>
      <dd className="min-h-4.5 text-xs text-ink-3">{note}</dd>
    </div>
  );
}
