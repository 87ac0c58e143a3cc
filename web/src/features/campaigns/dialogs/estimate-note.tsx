import type { UseQueryResult } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useDuration } from "../use-duration.ts";
import { skipWords } from "../use-row-reason.ts";
import { EstimateCost } from "./estimate-cost.tsx";
import { EstimateLimit } from "./estimate-limit.tsx";
import { useWarningText } from "./use-warning-text.ts";

export type Estimate = Entity<"CampaignEstimate">;

/** Who is left out, how long it takes and what to think of. It never stands in the way of the act. */
export function EstimateNote({ estimate }: { estimate: UseQueryResult<Estimate> }) {
  const { t } = useI18n();
  if (estimate.data) return <Told estimate={estimate.data} />;
  if (estimate.isError) {
    return (
      <div role="status" className="grid gap-2">
        <p>{t("campaigns.launch.skips")}</p>
        <p>{t("campaigns.estimate.failed")}</p>
      </div>
    );
  }
  return (
    <div role="status" className="grid gap-2">
      <span className="sr-only">{t("campaigns.estimate.counting")}</span>
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-5 w-2/3" />
    </div>
  );
}

function Told({ estimate }: { estimate: Estimate }) {
  const { t, format } = useI18n();
  const duration = useDuration();
  const warning = useWarningText();
  const { willReceive, seconds, ratePerSecond: rate, finishesAt } = estimate;
  const at = format.dateTime(finishesAt);
  return (
    <div className="grid max-h-[45vh] gap-2 overflow-y-auto">
      {willReceive > 0 && (
        <p>{t("campaigns.launch.time", { duration: duration(seconds), rate, at })}</p>
      )}
      {estimate.warnings.map((each) => (
        <p key={each.code} className="flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-ink">
          <TriangleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
          {warning(each)}
        </p>
      ))}
      <LeftOut estimate={estimate} />
      {willReceive > 0 && (
        <>
          <EstimateCost cost={estimate.cost} />
          <EstimateLimit limit={estimate.limit} />
        </>
      )}
    </div>
  );
}

function LeftOut({ estimate }: { estimate: Estimate }) {
  const { t, format } = useI18n();
  const count = estimate.recipients - estimate.willReceive;
  if (count === 0) return null;
  return (
    <div className="grid gap-1">
      <p>{t("campaigns.estimate.leftOut", { count })}</p>
      <ul className="grid gap-0.5 text-sm">
        {estimate.skipped.map(({ reason, people }) => (
          <li key={reason}>
            {t("campaigns.estimate.reason", {
              people: format.number(people),
              reason: t(skipWords[reason]),
            })}
            {reason === "invalid_variables" && <Lacking people={estimate.invalidVariables} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Lacking({ people }: { people: Estimate["invalidVariables"] }) {
  const { t } = useI18n();
  return (
    <ul className="pl-4 text-ink-3">
      {people.map(({ contactId, name, variable }) => (
        <li key={contactId}>
          {t("campaigns.estimate.lacks", {
            name: name || t("campaigns.nameless"),
            variable: variable.startsWith("{") ? variable : `{${variable}}`,
          })}
        </li>
      ))}
    </ul>
  );
}
