import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useI18n } from "../../../../lib/i18n/index.tsx";
import { PlainTable } from "../../../../ui/chart/chart-frame.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { useDuration } from "../../use-duration.ts";
import { useReasonName } from "../../use-row-reason.ts";
import type { Analytics } from "./queries.ts";

interface Props {
  analytics: Analytics;
}

/** Why people did not get it, each reason a link to whom it concerns. */
export function Why({ id, analytics }: Props & { id: number }) {
  const { t, format } = useI18n();
  const nameOf = useReasonName();
  const groups = (["failed", "unknown", "skipped"] as const).flatMap((status) =>
    analytics[status].map((why) => ({ status, ...why })),
  );
  return (
    <Panel title={t("analytics.why")}>
      {groups.length === 0 ? (
        <p className="text-ink-2">{t("analytics.why.nobody")}</p>
      ) : (
        <ul className="grid gap-2">
          {groups.map(({ status, reason, errorCode, people }) => (
            <li key={`${status}:${reason}:${errorCode}`} className="flex justify-between gap-3">
              <Link
                to="/campaigns/$id"
                params={{ id }}
                search={{ status, ...(errorCode !== null && { error: errorCode }) }}
                className="hover:underline"
              >
                {t(`campaigns.row.${status}`)}: {nameOf(reason) ?? t("analytics.why.reported")}
                {errorCode !== null && (
                  <span className="text-sm text-ink-3">
                    {" · "}
                    {t("analytics.why.errorCode", { code: String(errorCode) })}
                  </span>
                )}
              </Link>
              <b className="tabular-nums">{format.number(people)}</b>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function Waits({ analytics }: Props) {
  const { t, format } = useI18n();
  const duration = useDuration();
  const { waits, throughput } = analytics;
  const lines = [
    [t("analytics.toDelivery"), waits.delivery],
    [t("analytics.toRead"), waits.read],
    [t("analytics.toReply"), waits.reply],
  ] as const;
  const { perSecond, busiestMinute, target } = throughput;
  return (
    <Panel title={t("analytics.waits")} description={t("analytics.waitsHint")}>
      <PlainTable
        label={t("analytics.waits")}
        head={["", t("analytics.average"), t("analytics.median"), t("analytics.p90")]}
        rows={lines.map(([name, wait]) => [
          name,
          ...(wait === null
            ? ["–", "–", "–"]
            : [duration(wait.average), duration(wait.median), duration(wait.p90)]),
        ])}
      />
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 border-t border-line pt-3">
        <Pair name={t("analytics.speed")}>
          {perSecond === null ? "–" : t("campaigns.perSecond", { rate: format.decimal(perSecond) })}
        </Pair>
        <Pair name={t("analytics.busiest")}>{format.number(busiestMinute)}</Pair>
      </dl>
      <p className="mt-1 text-sm text-ink-3">
        {t("analytics.speedHint", { target: format.number(target) })}
      </p>
    </Panel>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="font-semibold tabular-nums">{children}</dd>
    </div>
  );
}

export function Cost({ analytics }: Props) {
  const { t, format } = useI18n();
  const { planned, actual } = analytics.cost;
  const sum = (cost: typeof actual) => {
    const parts = [
      ...cost.totals.map(({ amountMicros, currency }) => format.money(amountMicros, currency)),
      ...(cost.freePeople > 0
        ? [t("analytics.freePeople", { count: format.number(cost.freePeople) })]
        : []),
      ...(cost.unknownPeople > 0
        ? [t("analytics.unknownPeople", { count: format.number(cost.unknownPeople) })]
        : []),
    ];
    return parts.length === 0 ? "–" : parts.join(" · ");
  };
  const lines = actual.items.filter(({ amountMicros }) => amountMicros !== null);
  const currency = actual.totals[0]?.currency;
  return (
    <Panel title={t("analytics.cost")} description={t("analytics.costHint")}>
      <dl className="grid gap-2">
        <Pair name={t("analytics.actual")}>{sum(actual)}</Pair>
        <Pair name={t("analytics.planned")}>{sum(planned)}</Pair>
      </dl>
      {currency !== undefined && (
        <div className="mt-3">
          <PlainTable
            label={t("analytics.cost")}
            head={[t("analytics.country"), t("analytics.people"), t("analytics.cost")]}
            rows={lines.map(({ country, category, people, amountMicros }) => [
              `${country === null ? t("analytics.none") : format.country(country)} · ${category}`,
              format.number(people),
              format.money(amountMicros ?? 0, currency),
            ])}
          />
        </div>
      )}
    </Panel>
  );
}

export function Buttons({ analytics }: Props) {
  const { t, format } = useI18n();
  if (analytics.buttons.length === 0) return null;
  return (
    <Panel title={t("analytics.buttons")} description={t("analytics.buttonsHint")}>
      <PlainTable
        label={t("analytics.buttons")}
        head={[t("analytics.button"), t("analytics.people")]}
        rows={analytics.buttons.map(({ label, people }) => [label, format.number(people)])}
      />
    </Panel>
  );
}
