import { CircleHelp } from "lucide-react";
import { type MessageKey, useI18n } from "../../../../lib/i18n/index.tsx";
import { StatRow, StatTile } from "../../../../ui/stat-tile.tsx";
import { Tooltip } from "../../../../ui/tooltip.tsx";
import type { Analytics, Rate } from "./queries.ts";

type Name = keyof Analytics["rates"];

const words: Record<Name, { name: MessageKey; means: MessageKey }> = {
  delivery: { name: "analytics.delivery", means: "analytics.delivery.means" },
  open: { name: "analytics.open", means: "analytics.open.means" },
  reply: { name: "analytics.reply", means: "analytics.reply.means" },
  response: { name: "analytics.response", means: "analytics.response.means" },
  engagement: { name: "analytics.engagement", means: "analytics.engagement.means" },
  optOut: { name: "analytics.optOut", means: "analytics.optOut.means" },
};

const order = ["delivery", "open", "reply", "response", "engagement", "optOut"] as const;

export function Rates({ analytics }: { analytics: Analytics }) {
  const { t } = useI18n();
  return (
    <section aria-label={t("analytics.rates")}>
      <StatRow>
        {order.map((name) => (
          <RateTile key={name} name={name} rate={analytics.rates[name]} />
        ))}
      </StatRow>
    </section>
  );
}

function RateTile({ name, rate }: { name: Name; rate: Rate }) {
  const { t, format } = useI18n();
  const { name: label, means } = words[name];
  return (
    <StatTile
      label={t(label)}
      icon={<Meaning name={t(label)} means={t(means)} />}
      value={rate.value === null ? t("analytics.noRate") : format.percent(rate.value)}
      note={useBetween()(rate)}
    />
  );
}

/** Where the true rate lies: of seven people, nearly anywhere. */
export function useBetween(): (rate: Rate) => string {
  const { t, format } = useI18n();
  return ({ part, whole, low, high }) =>
    low === null || high === null
      ? ""
      : t("analytics.between", {
          part: format.number(part),
          whole: format.number(whole),
          low: format.percent(low),
          high: format.percent(high),
        });
}

function Meaning({ name, means }: { name: string; means: string }) {
  const { t } = useI18n();
  return (
    <Tooltip text={means}>
      <button
        type="button"
        aria-label={t("analytics.means", { name })}
        className="relative order-last text-ink-3 after:absolute after:-inset-2 hover:text-ink print:hidden"
      >
        <CircleHelp size={14} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
