import type { Live } from "../../../lib/use-live.ts";
import type { Standing } from "../../../lib/live.ts";
import { type MessageKey, useI18n } from "../../../lib/i18n/index.tsx";
import { type Campaign, partsOf } from "../figures.ts";
import { FunnelBar, partWords } from "../funnel-bar.tsx";
import { useDuration } from "../use-duration.ts";
import { PaceChart } from "./pace-chart.tsx";

interface Props {
  campaign: Campaign;
  live: Live;
}

const phaseWords: Record<NonNullable<Campaign["phase"]>, MessageKey> = {
  preparing: "campaigns.phase.preparing",
  sending: "campaigns.phase.sending",
  settling: "campaigns.phase.settling",
};

function stateWords(campaign: Campaign, standing: Standing | undefined): MessageKey {
  const { status, phase } = campaign;
  if (status !== "running" || phase === null) return "campaigns.dealtWith";
  if (standing?.held) return "campaigns.phase.held";
  return standing?.restsUntil ? "campaigns.phase.waiting" : phaseWords[phase];
}

/** How far it is, how fast it goes and when it will be done. */
export function Progress({ campaign, live }: Props) {
  const { t, format } = useI18n();
  const { stats, status } = campaign;
  const done = stats.recipients - stats.pending;
  return (
    <section aria-label={t("campaigns.progress")} className="sheet grid gap-3 px-5 py-4">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <p className="font-display text-3xl leading-9 font-semibold tracking-tight">
            {format.number(done)}
            <span className="text-xl text-ink-3">
              {" "}
              {t("campaigns.ofTotal", { total: stats.recipients })}
            </span>
          </p>
          <p className="text-sm text-ink-2">{t(stateWords(campaign, live.standing))}</p>
        </div>
        {status === "running" && <Pace campaign={campaign} live={live} />}
      </div>
      <FunnelBar name={campaign.name} stats={stats} height="thick" />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Legend campaign={campaign} />
        {status === "running" && <ConnectionMark live={live} />}
      </div>
    </section>
  );
}

function Pace({ campaign, live }: Props) {
  const { t, format } = useI18n();
  const duration = useDuration();
  const { standing, pace } = live;
  const left = standing?.eta ? secondsBetween(standing.at, standing.eta) : undefined;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <PaceChart pace={pace} label={t("campaigns.paceChart")} />
      <Figure
        label={t("campaigns.actualRate")}
        value={standing ? format.decimal(standing.rate.actual) : "–"}
        note={t("campaigns.targetRate", { rate: campaign.rateLimit })}
      />
      <Figure
        label={t("campaigns.doneAt")}
        value={standing?.eta ? format.time(standing.eta) : "–"}
        note={
          left === undefined
            ? t("campaigns.notYetKnown")
            : t("campaigns.inAbout", { duration: duration(left) })
        }
      />
    </div>
  );
}

/** Both by the server's clock: the reader's own may be wrong. */
const secondsBetween = (from: string, until: string): number =>
  Math.max(0, (Date.parse(until) - Date.parse(from)) / 1_000);

function Figure({ label, value, note }: { label: string; value: string; note: React.ReactNode }) {
  return (
    <dl className="min-w-24">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="font-display text-xl leading-7 font-semibold tracking-tight">{value}</dd>
      <dd className="text-xs text-ink-2">{note}</dd>
    </dl>
  );
}

const dots: Record<string, string> = {
  good: "bg-good",
  accent: "bg-accent",
  info: "bg-info",
  bad: "bg-bad",
  warn: "bg-warn",
  faint: "bg-line-2",
};

function Legend({ campaign }: { campaign: Campaign }) {
  const { t, format } = useI18n();
  const parts = partsOf(campaign.stats).filter(({ count }) => count > 0);
  const { pending } = campaign.stats;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
      {parts.map(({ part, count, tone }) => (
        <li key={part} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2 rounded-full ${dots[tone] ?? ""}`} />
          {t(partWords[part])} {format.number(count)}
        </li>
      ))}
      {pending > 0 && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2 rounded-full border border-line-2" />
          {t("campaigns.row.pending")} {format.number(pending)}
        </li>
      )}
    </ul>
  );
}

/** Says whether what is shown is of this moment. */
function ConnectionMark({ live }: { live: Live }) {
  const { t } = useI18n();
  const isLive = live.connection === "live";
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-ink-2">
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${isLive ? "animate-breathe bg-good" : "bg-warn"}`}
      />
      {t(isLive ? "campaigns.live" : "campaigns.connecting")}
    </p>
  );
}
