import {
  CircleCheck,
  CircleHelp,
  CircleStop,
  CircleX,
  FileCheck,
  History,
  type LucideIcon,
  Pause,
  Play,
  Tag,
  TriangleAlert,
} from "lucide-react";
import type { Notification } from "../../lib/api.ts";

const icons: Record<Notification["kind"], { icon: LucideIcon; tone: string }> = {
  campaign_started: { icon: Play, tone: "text-info" },
  campaign_completed: { icon: CircleCheck, tone: "text-good" },
  campaign_paused: { icon: Pause, tone: "text-warn" },
  campaign_resumed: { icon: Play, tone: "text-info" },
  campaigns_stopped: { icon: CircleStop, tone: "text-warn" },
  campaign_failed: { icon: CircleX, tone: "text-bad" },
  campaign_missed: { icon: TriangleAlert, tone: "text-warn" },
  unknown_rows: { icon: CircleHelp, tone: "text-warn" },
  counters_differ: { icon: TriangleAlert, tone: "text-bad" },
  import_done: { icon: FileCheck, tone: "text-good" },
  job_failed: { icon: CircleX, tone: "text-bad" },
  connection_failing: { icon: TriangleAlert, tone: "text-bad" },
  number_quality_low: { icon: TriangleAlert, tone: "text-warn" },
  template_approved: { icon: CircleCheck, tone: "text-good" },
  template_rejected: { icon: CircleX, tone: "text-bad" },
  template_paused: { icon: Pause, tone: "text-warn" },
  template_category: { icon: Tag, tone: "text-warn" },
  template_category_soon: { icon: Tag, tone: "text-warn" },
  restored: { icon: History, tone: "text-warn" },
};

export function NotificationIcon({ kind }: Pick<Notification, "kind">) {
  const { icon: Icon, tone } = icons[kind];
  return <Icon size={18} aria-hidden="true" className={`mt-0.5 shrink-0 ${tone}`} />;
}
