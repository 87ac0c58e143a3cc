import { useSuspenseQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { segmentChoices } from "../queries.ts";
import { type AudienceAnswer, useAudience } from "./use-audience.ts";
import type { CampaignValues } from "./values.ts";

const namesShown = 4;

/** How many that is right now, and who of them gets nothing in any case. */
export function AudienceCount({ values }: { values: CampaignValues }) {
  const { t, format } = useI18n();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const answer = useAudience(values, segments);
  const { audience } = answer;
  const remarks = useRemarks(answer);
  const names = audience?.samples.map(({ name }) => name).filter((name) => name !== "") ?? [];
  return (
    <div role="status" className="flex gap-3 rounded-md bg-paper-2 px-3.5 py-3">
      <Users size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0 text-base">
        <p className="font-semibold">
          {audience ? t("campaigns.people", { count: audience.count }) : t("list.loading")}
        </p>
        {remarks.length > 0 && <p className="text-sm text-ink-2">{remarks.join(" ")}</p>}
        {names.length > 0 && (
          <p className="truncate text-sm text-ink-3">
            {t("campaigns.form.among", { names: format.list(names.slice(0, namesShown)) })}
          </p>
        )}
      </div>
    </div>
  );
}

function useRemarks({ audience, withoutExclusions }: AudienceAnswer): readonly string[] {
  const { t } = useI18n();
  if (!audience) return [];
  const { count, optedOut, withoutPhone } = audience;
  return [
    count === 0 && t("campaigns.form.nobody"),
    optedOut > 0 && t("campaigns.form.optedOut", { count: optedOut }),
    withoutPhone > 0 && t("campaigns.form.noPhone", { count: withoutPhone }),
    withoutExclusions && t("campaigns.form.withoutExclusions"),
  ].filter((remark) => remark !== false);
}
