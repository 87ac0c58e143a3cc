import { useQueryClient } from "@tanstack/react-query";
import { api, done } from "../../lib/api.ts";
import { type Translate, useI18n } from "../../lib/i18n/index.tsx";
import { countryCodes, ownCountry, ownTimeZone, timeZones } from "../../lib/places.ts";
import { forgetEverything } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { Field } from "../../ui/field.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { checkSetup, type SetupValues } from "./check-setup.ts";

function useSetupForm(onReady: () => Promise<void>) {
  const { t, locale } = useI18n();
  const client = useQueryClient();
  return useForm({
    initial: {
      businessName: "",
      name: "",
      email: "",
      password: "",
      defaultCountry: ownCountry(navigator.languages),
      timezone: ownTimeZone(),
    },
    check: (values: SetupValues) => inWords(checkSetup(values), t),
    save: (values) => done(api.POST("/api/setup", { body: { ...values, locale } })),
    onSaved: async () => {
      await forgetEverything(client);
      await onReady();
    },
  });
}

function inWords(found: ReturnType<typeof checkSetup>, t: Translate) {
  const worded = Object.entries(found).map(([name, key]) => [name, t(key)]);
  return Object.fromEntries(worded);
}

export function SetupForm({ onReady }: { onReady: () => Promise<void> }) {
  const { t } = useI18n();
  const form = useSetupForm(onReady);
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-7">
      <FormSummary refused={form.refused} />
      <BusinessFields form={form} />
      <OwnerFields form={form} />
      <Button type="submit" look="primary" size="lg" busy={form.busy}>
        {t("setup.submit")}
      </Button>
    </form>
  );
}

type SetupFormState = ReturnType<typeof useSetupForm>;

function BusinessFields({ form }: { form: SetupFormState }) {
  const { t } = useI18n();
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-sm font-semibold text-ink-3">{t("setup.business")}</legend>
      <TextField
        label={t("field.businessName")}
        autoComplete="organization"
        error={form.error("businessName")}
        value={form.values.businessName}
        onChange={(value) => form.set("businessName", value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <CountryField form={form} />
        <TimeZoneField form={form} />
      </div>
    </fieldset>
  );
}

function CountryField({ form }: { form: SetupFormState }) {
  const { t, format } = useI18n();
  const countries = countryCodes
    .map((code) => ({ value: code, label: format.country(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
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
  );
}

function TimeZoneField({ form }: { form: SetupFormState }) {
  const { t } = useI18n();
  const zones = timeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  return (
    <Field
      label={t("field.timezone")}
      hint={t("setup.timezoneHint")}
      error={form.error("timezone")}
    >
      {(control) => (
        <Combobox
          {...control}
          searchLabel={t("setup.searchTimezone")}
          options={zones}
          value={form.values.timezone}
          onChange={(value) => form.set("timezone", value)}
        />
      )}
    </Field>
  );
}

function OwnerFields({ form }: { form: SetupFormState }) {
  const { t } = useI18n();
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-sm font-semibold text-ink-3">{t("setup.owner")}</legend>
      <TextField
        label={t("field.yourName")}
        autoComplete="name"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <TextField
        label={t("field.email")}
        type="email"
        autoComplete="username"
        error={form.error("email")}
        value={form.values.email}
        onChange={(value) => form.set("email", value)}
      />
      <TextField
        label={t("field.password")}
        hint={t("setup.passwordHint")}
        type="password"
        autoComplete="new-password"
        error={form.error("password")}
        value={form.values.password}
        onChange={(value) => form.set("password", value)}
      />
    </fieldset>
  );
}
