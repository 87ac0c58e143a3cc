import { Check, CheckCheck, CircleAlert, CircleHelp, Clock3, type LucideIcon } from "lucide-react";
import type { ReplyStatus } from "@siar/core/conversations/schema";
import { useI18n } from "../../lib/i18n/index.tsx";

const icons: Record<ReplyStatus, { icon: LucideIcon; tone: string }> = {
  sending: { icon: Clock3, tone: "text-ink-2" },
  sent: { icon: Check, tone: "text-ink-2" },
  delivered: { icon: CheckCheck, tone: "text-ink-2" },
  read: { icon: CheckCheck, tone: "text-info" },
  failed: { icon: CircleAlert, tone: "text-bad" },
  unknown: { icon: CircleHelp, tone: "text-warn" },
};

/** What became of a message, as a phone shows it. */
export function Ticks({ status }: { status: ReplyStatus }) {
  const { t } = useI18n();
  const { icon: Icon, tone } = icons[status];
  const words = t(`conversations.status.${status}`);
  return (
    <span title={words} className={`inline-flex shrink-0 ${tone}`}>
      <Icon size={14} aria-hidden="true" />
      <span className="sr-only">{words}</span>
    </span>
  );
}
