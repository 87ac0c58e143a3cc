import { useSuspenseQuery } from "@tanstack/react-query";
import { Coins, Download } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ratesQuery, type Rates as RateTable } from "./queries.ts";
import { RateImport } from "./rate-import.tsx";
import { RatesByCountry } from "./rates-by-country.tsx";
import { saveSample } from "./sample.ts";

export function Rates() {
  const { t, locale } = useI18n();
  const can = useCan();
  const { data } = useSuspenseQuery(ratesQuery);
  const sample = (
    <Button
      icon={<Download size={16} aria-hidden="true" />}
      onClick={() => saveSample(locale, "siar-rates.csv")}
    >
      {t("rates.sample")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("rates.title")} description={t("rates.description")} actions={sample} />
      <div className="grid gap-5">
        {can("settings:write") && <RateImport replaces={data.items.length > 0} />}
        <Current rates={data} />
      </div>
    </>
  );
}

function Current({ rates }: { rates: RateTable }) {
  const { t, format } = useI18n();
  const { currency, importedAt, items } = rates;
  if (currency === null || importedAt === null) {
    return (
      <div className="sheet">
        <EmptyState icon={<Coins aria-hidden="true" />} title={t("rates.none")}>
          {t("rates.noneHint")}
        </EmptyState>
      </div>
    );
  }
  const at = format.dateTime(importedAt);
  return (
    <Panel title={t("rates.current")} description={t("rates.since", { at, currency })} flush>
      <RatesByCountry items={items} currency={currency} />
    </Panel>
  );
}
