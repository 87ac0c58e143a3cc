import { useSuspenseQuery } from "@tanstack/react-query";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Select } from "../../../ui/select.tsx";
import { estimate } from "../figures.ts";
import { numbersQuery, segmentChoices } from "../queries.ts";
import { useDuration } from "../use-duration.ts";
import { useAudience } from "./use-audience.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

/** From which number, how fast, and to whom not again so soon. */
export function PaceFields({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <NumberField form={form} />
      <Field
        label={t("campaigns.rate")}
        error={form.error("rateLimit")}
        hint={<Takes form={form} />}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={form.values.rateLimit}
            onChange={(event) => form.set("rateLimit", event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t("campaigns.form.cooldown")}
        error={form.error("cooldownHours")}
        hint={t("campaigns.form.cooldownHint")}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={form.values.cooldownHours}
            onChange={(event) => form.set("cooldownHours", event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

function NumberField({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { data: numbers } = useSuspenseQuery(numbersQuery);
  const { numberId } = form.values;
  return (
    <Field
      label={t("campaigns.number")}
      error={form.error("numberId")}
      hint={numbers.length === 0 && t("campaigns.form.noNumber")}
    >
      {(control) => (
        <Select
          {...control}
          placeholder={t("campaigns.form.chooseNumber")}
          options={numbers.map(({ id, verifiedName, displayPhone }) => ({
            value: String(id),
            label: verifiedName,
            hint: displayPhone,
          }))}
          value={numberId === null ? undefined : String(numberId)}
          onChange={(value) => form.set("numberId", Number(value))}
        />
      )}
    </Field>
  );
}

function Takes({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const duration = useDuration();
  const { data: segments } = useSuspenseQuery(segmentChoices);
  const { data: numbers } = useSuspenseQuery(numbersQuery);
  const { audience } = useAudience(form.values, segments);
  const wish = Number(form.values.rateLimit);
  if (!audience || audience.count === 0 || !(wish > 0)) return t("campaigns.form.rateHint");
  const throughput = numbers.find(({ id }) => id === form.values.numberId)?.throughput;
  const { rate, seconds } = estimate(audience.count, wish, throughput);
  const values = { duration: duration(seconds), rate };
  return t(rate < wish ? "campaigns.form.takesCapped" : "campaigns.form.takes", values);
}
