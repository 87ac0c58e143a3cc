import { type MessageKey, useI18n } from "../../../../lib/i18n/index.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { shareOf } from "../../figures.ts";
import type { Analytics } from "./queries.ts";

/** Each step beside the one before; numbers and bars say the same, so it is its own table. */
export function Funnel({ counts }: Pick<Analytics, "counts">) {
  const { t, format } = useI18n();
  const steps: readonly (readonly [MessageKey, number])[] = [
    ["campaigns.row.sent", counts.accepted],
    ["campaigns.row.delivered", counts.delivered],
    ["campaigns.row.read", counts.read],
    ["campaigns.replied", counts.replied],
  ];
  const widest = Math.max(1, counts.accepted);
  return (
    <Panel title={t("analytics.funnel")}>
      <ol className="grid gap-3">
        {steps.map(([name, count], at) => {
          const share = at === 0 ? undefined : shareOf(count, steps[at - 1]?.[1] ?? 0);
          return (
            <li key={name} className="grid gap-1">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span>{t(name)}</span>
                <span className="text-sm text-ink-3">
                  {share !== undefined &&
                    t("analytics.shareOfPrevious", { share: format.percent(share) })}{" "}
                  <b className="font-display text-base text-ink tabular-nums">
                    {format.number(count)}
                  </b>
                </span>
              </div>
              <div aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-paper-3">
                <div
                  className="h-full rounded-full bg-accent"
                  style={{ width: `${Math.min(100, (count / widest) * 100)}%` }}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
