import { classes } from "../lib/classes.ts";
import { useI18n } from "../lib/i18n/index.tsx";

export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes("block animate-breathe rounded-sm bg-paper-3", className ?? "h-4 w-full")}
    />
  );
}

/** Has the height of what will come, so that nothing jumps. */
export function PageSkeleton() {
  const { t } = useI18n();
  return (
    <div role="status" className="grid gap-6">
      <h1 className="sr-only">{t("list.loading")}</h1>
      <div className="flex h-10 items-center justify-between">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-9 w-28" />
      </div>
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
