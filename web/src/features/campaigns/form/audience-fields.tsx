import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { Field } from "../../../ui/field.tsx";
import { MultiSelect } from "../../../ui/multi-select.tsx";
import { segmentChoices } from "../queries.ts";
import { AudienceCount } from "./audience-count.tsx";
import type { CampaignForm } from "./use-campaign-form.ts";

interface Props {
  form: CampaignForm;
}

export function AudienceFields({ form }: Props) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SegmentField form={form} />
        <ExcludedField form={form} />
      </div>
      {form.values.segmentId !== null && <AudienceCount values={form.values} />}
    </>
  );
}

function useOptions() {
  const { format } = useI18n();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  return segments.map(({ id, name, contactCount }) => ({
    value: String(id),
    label: name,
    ...(contactCount === null ? {} : { hint: format.number(contactCount) }),
  }));
}

function SegmentField({ form }: Props) {
  const { t } = useI18n();
  const options = useOptions();
  const { segmentId } = form.values;
  return (
    <Field
      label={t("campaigns.form.to")}
      error={form.error("segmentId")}
      hint={options.length === 0 && <MakeSegment />}
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
  );
}

function ExcludedField({ form }: Props) {
  const { t } = useI18n();
  const { segmentId, excludeSegmentIds } = form.values;
  const options = useOptions().filter(({ value }) => value !== String(segmentId));
  return (
    <Field label={t("campaigns.excluded")} optional>
      {(control) => (
        <MultiSelect
          {...control}
          options={options}
          placeholder={t("campaigns.form.nobodyExcluded")}
          searchLabel={t("campaigns.form.findSegment")}
          values={excludeSegmentIds.map(String)}
          onChange={(values) => form.set("excludeSegmentIds", values.map(Number))}
        />
      )}
    </Field>
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
