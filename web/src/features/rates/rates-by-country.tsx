import { OTHER_COUNTRIES, rateCategories } from "@siar/core/rates/schema";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useIsPhone } from "../../lib/use-media.ts";
import { byCountry, type CountryRates } from "./by-country.ts";
import type { Rates } from "./queries.ts";
import { categoryWords } from "./words.ts";

/** As exact as a rate can be imported. */
const DECIMALS = 6;

interface Props {
  items: Rates["items"];
  currency: string;
}

/** A table; on a phone a list, because four amounts beside one another do not fit. */
export function RatesByCountry({ items, currency }: Props) {
  const { t, format } = useI18n();
  const phone = useIsPhone();
  const nameOf = (country: string) =>
    country === OTHER_COUNTRIES ? t("rates.otherCountries") : format.country(country);
  const amountOf = (micros: number | undefined) =>
    micros === undefined ? "–" : format.money(micros, currency, DECIMALS);
  const View = phone ? AsList : AsTable;
  return <View lines={byCountry(items, nameOf)} nameOf={nameOf} amountOf={amountOf} />;
}

interface ViewProps {
  lines: readonly CountryRates[];
  nameOf: (country: string) => string;
  amountOf: (micros: number | undefined) => string;
}

function AsTable({ lines, nameOf, amountOf }: ViewProps) {
  const { t } = useI18n();
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("rates.current")} className="w-full border-collapse text-base">
        <thead>
          <tr className="border-b border-line text-left text-sm text-ink-3">
            <th scope="col" className="px-4 py-2 font-semibold">
              {t("rates.country")}
            </th>
            {rateCategories.map((category) => (
              <th key={category} scope="col" className="px-4 py-2 text-right font-semibold">
                {t(categoryWords[category])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map(({ country, amounts }) => (
            <tr key={country}>
              <th scope="row" className="px-4 py-2 text-left font-semibold">
                {nameOf(country)}
              </th>
              {rateCategories.map((category) => (
                <td key={category} className="px-4 py-2 text-right tabular-nums">
                  {amountOf(amounts.get(category))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AsList({ lines, nameOf, amountOf }: ViewProps) {
  const { t } = useI18n();
  return (
    <ul aria-label={t("rates.current")} className="divide-y divide-line">
      {lines.map(({ country, amounts }) => (
        <li key={country} className="grid gap-1 px-4 py-3">
          <p className="font-semibold">{nameOf(country)}</p>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
            {[...amounts].map(([category, micros]) => (
              <div key={category} className="contents">
                <dt className="text-ink-3">{t(categoryWords[category])}</dt>
                <dd className="text-right tabular-nums">{amountOf(micros)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
