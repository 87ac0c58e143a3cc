import { templateLanguages } from "@siar/core/approved-templates/rules";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { RadioCards } from "../../../ui/radio-cards.tsx";
import { Select } from "../../../ui/select.tsx";
import type { DraftForm } from "./use-draft.ts";

interface Props {
  form: DraftForm;
}

export function About({ form }: Props) {
  const { t } = useI18n();
  return (
    <Panel title={t("templates.draft.about")}>
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Name form={form} />
          <Language form={form} />
        </div>
        <Category form={form} />
      </div>
    </Panel>
  );
}

function Name({ form: { draft, set, error } }: Props) {
  const { t } = useI18n();
  return (
    <Field
      label={t("templates.name")}
      hint={t("templates.draft.nameHint")}
      error={error("name")}
      required
    >
      {(control) => (
        <Input
          {...control}
          value={draft.name}
          spellCheck={false}
          onChange={({ target }) => set({ name: nameOf(target.value) })}
        />
      )}
    </Field>
  );
}

/** Spaces and capitals become what Meta takes while one types; other signs are for the writer. */
const nameOf = (typed: string): string => typed.toLowerCase().replaceAll(/[\s-]/gu, "_");

function Language({ form: { draft, set, error } }: Props) {
  const { t, locale } = useI18n();
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return (
    <Field label={t("templates.language")} error={error("language")}>
      {(control) => (
        <Select
          {...control}
          options={templateLanguages.map((value) => ({
            value,
            label: `${names.of(value.replace("_", "-")) ?? value} (${value})`,
          }))}
          value={templateLanguages.find((one) => one === draft.language)}
          onChange={(language) => set({ language })}
        />
      )}
    </Field>
  );
}

function Category({ form: { draft, set } }: Props) {
  const { t } = useI18n();
  return (
    <RadioCards
      label={t("templates.category")}
      cards={[
        {
          value: "MARKETING",
          label: t("templates.category.marketing"),
          hint: t("templates.draft.marketingHint"),
        },
        {
          value: "UTILITY",
          label: t("templates.category.utility"),
          hint: t("templates.draft.utilityHint"),
        },
      ]}
      value={draft.category === "UTILITY" ? "UTILITY" : "MARKETING"}
      onChange={(category) => set({ category })}
    />
  );
}
