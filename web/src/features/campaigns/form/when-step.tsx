import { useI18n } from "../../../lib/i18n/index.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import { Field } from "../../../ui/field.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { zoneOptions } from "../../../ui/place-options.ts";
import { RadioCards } from "../../../ui/radio-cards.tsx";
import { HoldQuietHours, WhereTheyAre } from "../dialogs/hours-choice.tsx";
import { TimeField } from "../time-field.tsx";
import { GoodHours } from "./good-hours.tsx";
import { PaceFields } from "./pace-fields.tsx";
import type { StepProps } from "./step-page.tsx";

/** At once or at a time, and how fast. */
export function WhenStep({ form }: StepProps) {
  const { t } = useI18n();
  return (
    <div className="grid gap-5">
      <Panel title={t("campaigns.form.when")}>
        <div className="grid gap-4">
          <RadioCards
            label={t("campaigns.form.whenToSend")}
            value={form.values.when}
            onChange={(next) => form.set("when", next)}
            cards={[
              { value: "now", label: t("campaigns.sendNow"), hint: t("campaigns.form.nowHint") },
              {
                value: "later",
                label: t("campaigns.sendLater"),
                hint: t("campaigns.form.laterHint"),
              },
            ]}
          />
          {form.values.when === "later" && <Later form={form} />}
          <HoldQuietHours
            checked={form.values.holdQuietHours}
            onChange={(checked) => form.set("holdQuietHours", checked)}
          />
        </div>
      </Panel>
      <Panel title={t("campaigns.form.pace")}>
        <PaceFields form={form} />
      </Panel>
    </div>
  );
}

function Later({ form }: Pick<StepProps, "form">) {
  const { t } = useI18n();
  const { at, timezone, recipientZone } = form.values;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TimeField
          value={at}
          zone={timezone}
          onChange={(next) => form.set("at", next)}
          error={form.error("at")}
        />
        <Field label={t("field.timezone")} error={form.error("timezone")}>
          {(control) => (
            <Combobox
              {...control}
              options={zoneOptions()}
              searchLabel={t("setup.searchTimezone")}
              value={timezone}
              onChange={(zone) => form.set("timezone", zone)}
            />
          )}
        </Field>
      </div>
      <GoodHours zone={timezone} at={at} onChoose={(next) => form.set("at", next)} />
      <WhereTheyAre
        zone={timezone}
        checked={recipientZone}
        onChange={(checked) => form.set("recipientZone", checked)}
      />
    </>
  );
}
