import { Link } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useCan } from "../../../lib/session.ts";
import type { Estimate } from "./estimate-note.tsx";

type Cost = Estimate["cost"];

/** More countries than one reads are told by their number. */
const SHOWN = 6;

/** What Meta will take for it, as far as the imported rates know. */
export function EstimateCost({ cost }: { cost: Cost }) {
  const { t, format } = useI18n();
  const { totals, items, unknownPeople, freePeople } = cost;
  const priced = items.some(({ amountMicros }) => amountMicros !== null);
  const service = priced && items.some(({ category }) => category === "service");
  return (
    <>
      {totals.map(({ currency, amountMicros }) => (
        <p key={currency}>
          {t("campaigns.estimate.cost", { amount: format.money(amountMicros, currency) })}
        </p>
      ))}
      {priced && items.length > 1 && <ByCountry cost={cost} />}
      {freePeople > 0 && <p>{t("campaigns.estimate.costFree", { count: freePeople })}</p>}
      {service && <p>{t("campaigns.estimate.costService")}</p>}
      {unknownPeople > 0 && <Unknown count={unknownPeople} />}
    </>
  );
}

function Unknown({ count }: { count: number }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <p>
      {t("campaigns.estimate.costUnknown", { count })}{" "}
      {can("settings:write") && (
        <Link to="/settings/rates" className="underline">
          {t("campaigns.estimate.toRates")}
        </Link>
      )}
    </p>
  );
}

function ByCountry({ cost: { items, totals } }: { cost: Cost }) {
  const { t, format } = useI18n();
  const currency = totals[0]?.currency ?? "";
  const rest = items.length - SHOWN;
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-ink-3">
          <th scope="col">{t("rates.country")}</th>
          <th scope="col" className="pl-3 text-right">
            {t("campaigns.recipients")}
          </th>
          <th scope="col" className="pl-3 text-right">
            {t("rates.amount")}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.slice(0, SHOWN).map(({ country, people, amountMicros }) => (
          <tr key={country}>
            <td>{country === null ? t("rates.noCountry") : format.country(country)}</td>
            <td className="pl-3 text-right tabular-nums">{format.number(people)}</td>
            <td className="pl-3 text-right tabular-nums">
              {amountMicros === null ? t("rates.unknown") : format.money(amountMicros, currency)}
            </td>
          </tr>
        ))}
        {rest > 0 && (
          <tr>
            <td colSpan={3} className="text-ink-3">
              {t("campaigns.estimate.costMore", { count: rest })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
