import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { Field } from "../../../ui/field.tsx";
import { MultiSelect } from "../../../ui/multi-select.tsx";
import { segmentChoices } from "../queries.ts";
import { useAudience } from "./use-audience.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

export function AudienceFields({ form }: { form: CampaignForm }) {
  const { t, format } = useI18n();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const { segmentId, excludeSegmentIds } = form.values;
  const options = segments.map(({ id, name, contactCount }) => ({
    value: String(id),
    label: name,
    ...(contactCount === null ? {} : { hint: format.number(contactCount) }),
  }));
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("campaigns.form.to")}
          error={form.error("segmentId")}
          hint={segments.length === 0 && <MakeSegment />}
        >
          {(control) => (
            <Combobox
              {...control}
              options={options}
              placeholder={t("campaigns.form.chooseSegment")}
              searchLabel={t("campaigns.form.findSegment")}
              value={segmentId === null ? undefined : String(segmentId)}
              onChange={(value) => form.set("segmentId", Number(value))}
            />
          )}
        </Field>
        <Field label={t("campaigns.excluded")} optional>
          {(control) => (
            <MultiSelect
              {...control}
              options={options.filter(({ value }) => value !== String(segmentId))}
              placeholder={t("campaigns.form.nobodyExcluded")}
              searchLabel={t("campaigns.form.findSegment")}
              values={excludeSegmentIds.map(String)}
              onChange={(values) => form.set("excludeSegmentIds", values.map(Number))}
            />
          )}
        </Field>
      </div>
      {segmentId !== null && <AudienceCount form={form} />}
    </>
  );
}

function MakeSegment() {
  const { t } = useI18n();
  return (
    <Link to="/segments/new" className="underline">
      {t("campaigns.form.makeSegment")}
    </Link>
  );
}

/** How many that is right now, and who of them gets nothing in any case. */
function AudienceCount({ form }: { form: CampaignForm }) {
  const { t, format } = useI18n();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const { audience, withoutExclusions } = useAudience(form.values, segments);
  const lines = audience
    ? [
        audience.optedOut > 0 && t("campaigns.form.optedOut", { count: audience.optedOut }),
        audience.withoutPhone > 0 && t("campaigns.form.noPhone", { count: audience.withoutPhone }),
        withoutExclusions && t("campaigns.form.withoutExclusions"),
        audience.count === 0 && t("campaigns.form.nobody"),
      ].filter((line) => line !== false)
    : [];
  const names = audience?.samples.map(({ name }) => name).filter((name) => name !== "") ?? [];
  return (
    <div role="status" className="flex gap-3 rounded-md bg-paper-2 px-3.5 py-3">
      <Users size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0 text-base">
        <p className="font-semibold">
          {audience ? t("campaigns.people", { count: audience.count }) : t("list.loading")}
        </p>
        {lines.length > 0 && <p className="text-sm text-ink-2">{lines.join(" ")}</p>}
        {names.length > 0 && (
          <p className="truncate text-sm text-ink-3">
            {t("campaigns.form.among", { names: format.list(names.slice(0, 4)) })}
          </p>
        )}
      </div>
    </div>
  );
}
