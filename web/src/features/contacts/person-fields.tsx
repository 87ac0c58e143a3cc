import { useQuery } from "@tanstack/react-query";
import { useI18n } from "../../lib/i18n/index.tsx";
import { languageOptions } from "../../lib/languages.ts";
import { labelsQuery } from "../../lib/vocabulary.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { Field } from "../../ui/field.tsx";
import { ColorDot } from "../../ui/label-chip.tsx";
import { MultiSelect } from "../../ui/multi-select.tsx";
import { zoneOptions } from "../../ui/place-options.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { ContactFormState } from "./contact-form.tsx";
import { useWorkflowOptions } from "../../lib/workflow-status.ts";

interface Props {
  form: ContactFormState;
}

/** In a list, the choice to have none. */
const none = "";

export function PersonFields({ form }: Props) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t("contacts.name")}
        optional
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <TextField
        label={t("contacts.phone")}
        type="tel"
        autoComplete="off"
        hint={t("contacts.phoneHint")}
        error={form.error("phone")}
        value={form.values.phone}
        onChange={(value) => form.set("phone", value)}
      />
      <TextField
        label={t("contacts.userId")}
        optional
        autoComplete="off"
        hint={t("contacts.userIdHint")}
        error={form.error("userId")}
        value={form.values.userId}
        onChange={(value) => form.set("userId", value)}
      />
    </>
  );
}

export function PlaceFields({ form }: Props) {
  const { t, locale } = useI18n();
  const { language } = form.values;
  const languages = languageOptions(locale, language === "" ? [] : [language]);
  return (
    <>
      <Field label={t("contacts.language")} optional error={form.error("language")}>
        {(control) => (
          <Select
            {...control}
            options={[{ value: none, label: t("contacts.unknown") }, ...languages]}
            value={language}
            onChange={(value) => form.set("language", value)}
          />
        )}
      </Field>
      <Field
        label={t("field.timezone")}
        optional
        hint={t("contacts.timezoneHint")}
        error={form.error("timezone")}
      >
        {(control) => (
          <Combobox
            {...control}
            searchLabel={t("setup.searchTimezone")}
            options={[{ value: none, label: t("contacts.unknown") }, ...zoneOptions()]}
            value={form.values.timezone}
            onChange={(value) => form.set("timezone", value)}
          />
        )}
      </Field>
    </>
  );
}

const ratings = ["1", "2", "3", "4", "5"] as const;

export function StandingFields({ form }: Props) {
  const { t } = useI18n();
  const statuses = useWorkflowOptions();
  return (
    <>
      <Field label={t("contacts.workflowStatus")} error={form.error("workflowStatus")}>
        {(control) => (
          <Select
            {...control}
            options={statuses}
            value={form.values.workflowStatus}
            onChange={(value) => form.set("workflowStatus", value)}
          />
        )}
      </Field>
      <Field label={t("contacts.rating")} optional error={form.error("rating")}>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: none, label: t("contacts.notRated") },
              ...ratings.map((value) => ({ value, label: value })),
            ]}
            value={form.values.rating}
            onChange={(value) => form.set("rating", value)}
          />
        )}
      </Field>
      <LabelField form={form} />
    </>
  );
}

function LabelField({ form }: Props) {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  return (
    <Field label={t("contacts.labels")} optional error={form.error("labelIds")}>
      {(control) => (
        <MultiSelect
          {...control}
          searchLabel={t("contacts.searchLabels")}
          placeholder={t("contacts.noLabels")}
          options={labels.map(({ id, name, color }) => ({
            value: String(id),
            label: name,
            mark: <ColorDot color={color} className="size-2.5" />,
          }))}
          values={form.values.labelIds}
          onChange={(values) => form.set("labelIds", values)}
        />
      )}
    </Field>
  );
}
