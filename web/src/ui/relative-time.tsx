import { useI18n } from "../lib/i18n/index.tsx";
import { useNow } from "../lib/use-now.ts";

/** "3 minutes ago", with the exact time behind it. */
export function RelativeTime({ value, className }: { value: string; className?: string }) {
  const { format } = useI18n();
  const now = useNow();
  return (
    <time dateTime={value} title={format.dateTime(value)} className={className}>
      {format.relative(value, now)}
    </time>
  );
}
