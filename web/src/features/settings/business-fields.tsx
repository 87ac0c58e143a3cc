import { localeNames, locales, useI18n } from "../../lib/i18n/index.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useCountryOptions, zoneOptions } from "../../ui/place-options.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormState } from "./settings-form.tsx";

export function BusinessFields({ form }: { form: SettingsFormState }) {
  const { t } = useI18n();
  return (
    <Panel title={t("settings.business")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("field.businessName")}
          autoComplete="organization"
          error={form.error("businessName")}
          value={form.values.businessName}
          onChange={(value) => form.set("businessName", value)}
        />
        <Field
          label={t("settings.locale")}
          hint={t("settings.localeHint")}
          error={form.error("locale")}
        >
          {(control) => (
            <Select
              {...control}
              options={locales.map((value) => ({ value, label: localeNames[value] }))}
              value={form.values.locale}
              onChange={(value) => form.set("locale", value)}
            />
          )}
        </Field>
        <PlaceFields form={form} />
      </div>
    </Panel>
  );
}

function PlaceFields({ form }: { form: SettingsFormState }) {
  const { t } = useI18n();
  const countries = useCountryOptions();
  return (
    <>
      <Field
        label={t("field.country")}
        hint={t("setup.countryHint")}
        error={form.error("defaultCountry")}
      >
        {(control) => (
          <Combobox
            {...control}
            searchLabel={t("setup.searchCountry")}
            options={countries}
            value={form.values.defaultCountry}
            onChange={(value) => form.set("defaultCountry", value)}
          />
        )}
      </Field>
      <Field
        label={t("field.timezone")}
        hint={t("setup.timezoneHint")}
        error={form.error("timezone")}
      >
        {(control) => (
          <Combobox
            {...control}
            searchLabel={t("setup.searchTimezone")}
            options={zoneOptions()}
            value={form.values.timezone}
            onChange={(value) => form.set("timezone", value)}
          />
        )}
      </Field>
    </>
  );
}
