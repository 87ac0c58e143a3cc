import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useI18n } from "../../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../../lib/problem.ts";
import { useCan } from "../../../../lib/session.ts";
import { fieldsQuery } from "../../../../lib/vocabulary.ts";
import { PlainTable } from "../../../../ui/chart/chart-frame.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Skeleton } from "../../../../ui/skeleton.tsx";
import { ErrorState } from "../../../../ui/states.tsx";
import { breakdownQuery, type Rate, type Split } from "./queries.ts";
import { useBetween } from "./rates.tsx";

export function Breakdown({ id }: { id: number }) {
  const { t, format } = useI18n();
  const [split, setSplit] = useState<Split>({ by: "country" });
  const { data, error, refetch } = useQuery(breakdownQuery(id, split));
  const nameOf = (value: string | null) => {
    if (value === null) return t("analytics.none");
    return split.by === "country" ? format.country(value) : value;
  };
  return (
    <Panel title={t("analytics.breakdown")} description={t("analytics.breakdownHint")}>
      <SplitChoice split={split} onChange={setSplit} />
      {error && <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-32" />}
      {data && (
        <PlainTable
          label={t("analytics.breakdown")}
          head={[
            t("analytics.value"),
            t("analytics.people"),
            t("campaigns.row.delivered"),
            t("campaigns.row.failed"),
            t("analytics.open"),
            t("analytics.reply"),
          ]}
          rows={[
            ...data.items.map((item) => ({ name: nameOf(item.value), ...item })),
            ...(data.others ? [{ name: t("analytics.others"), ...data.others }] : []),
          ].map(({ name, recipients, delivered, failed, open, reply }) => [
            name,
            format.number(recipients),
            format.number(delivered),
            format.number(failed),
            <RateCell key="open" rate={open} />,
            <RateCell key="reply" rate={reply} />,
          ])}
        />
      )}
    </Panel>
  );
}

function RateCell({ rate }: { rate: Rate }) {
  const { t, format } = useI18n();
  const between = useBetween();
  return (
    <>
      {rate.value === null ? t("analytics.noRate") : format.percent(rate.value)}
      <span className="block text-xs whitespace-nowrap text-ink-3">{between(rate)}</span>
    </>
  );
}

interface ChoiceProps {
  split: Split;
  onChange: (split: Split) => void;
}

const ofField = "field:";

function SplitChoice({ split, onChange }: ChoiceProps) {
  const { t } = useI18n();
  const can = useCan();
  const fields = useQuery({ ...fieldsQuery, enabled: can("contact:view") });
  const options = [
    { value: "country", label: t("analytics.by.country") },
    ...(can("contact:view") ? [{ value: "label", label: t("analytics.by.label") }] : []),
    ...(fields.data ?? []).map(({ key, label }) => ({
      value: `${ofField}${key}`,
      label: t("analytics.by.field", { field: label }),
    })),
  ];
  const choose = (value: string) => {
    if (value === "country" || value === "label") onChange({ by: value });
    else onChange({ by: "field", field: value.slice(ofField.length) });
  };
  return (
    <div className="mb-3 w-56 print:hidden">
      <Select
        aria-label={t("analytics.byWhat")}
        options={options}
        value={split.by === "field" ? `${ofField}${split.field}` : split.by}
        onChange={choose}
      />
    </div>
  );
}
