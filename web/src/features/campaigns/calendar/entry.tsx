import { Link } from "@tanstack/react-router";
import { classes } from "../../../lib/classes.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import type { Campaign } from "../figures.ts";
import { campaignLooks, campaignWords } from "../looks.ts";
import { timeOf } from "./shown.ts";

const fills = {
  neutral: "bg-ink-3",
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  bad: "bg-bad",
  info: "bg-info",
} as const;

/** One campaign on its day: its state, its time, its name, and the way to it. */
export function Entry({ campaign }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  const { id, name, status } = campaign;
  const at = timeOf(campaign);
  return (
    <Link
      to="/campaigns/$id"
      params={{ id }}
      title={name}
      className="flex items-baseline gap-1.5 rounded-sm bg-paper-2 px-1.5 py-1 text-sm hover:bg-paper-3"
    >
      <span
        aria-hidden="true"
        className={classes("size-2 shrink-0 rounded-full", fills[campaignLooks[status].tone])}
      />
      <span className="shrink-0 text-ink-2 tabular-nums">{at && format.time(at)}</span>
      <span className="truncate font-semibold">{name}</span>
      <span className="sr-only">{t(campaignWords[status])}</span>
    </Link>
  );
}
