import type { ReactNode } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { ProblemNote } from "../../../ui/problem-note.tsx";
import type { Template } from "../queries.ts";
import { About } from "./about-fields.tsx";
import { BodyField } from "./body-field.tsx";
import { ButtonFields } from "./button-fields.tsx";
import { DraftPreview } from "./draft-preview.tsx";
import { HeaderFields } from "./header-fields.tsx";
import { SampleFields } from "./sample-fields.tsx";
import { type DraftForm, useDraft } from "./use-draft.ts";

interface Props {
  onSubmitted: (template: Template) => void;
  cancel: ReactNode;
}

/** A new template beside the phone that shows it. */
export function TemplateForm({ onSubmitted, cancel }: Props) {
  const { t } = useI18n();
  const form = useDraft(onSubmitted);
  return (
    <form
      onSubmit={form.submit}
      noValidate
      autoComplete="off"
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid min-w-0 gap-5">
        {form.refused && <ProblemNote problem={form.refused} />}
        <About form={form} />
        <Panel title={t("templates.draft.message")}>
          <div className="grid gap-4">
            <HeaderFields form={form} />
            <BodyField form={form} />
            <SampleFields form={form} />
            <Footer form={form} />
          </div>
        </Panel>
        <ButtonFields form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          {cancel}
          <Button type="submit" look="primary" busy={form.busy}>
            {t("templates.draft.submit")}
          </Button>
        </div>
      </div>
      <div className="lg:sticky lg:top-16">
        <DraftPreview draft={form.draft} />
      </div>
    </form>
  );
}

function Footer({ form: { draft, set, error } }: { form: DraftForm }) {
  const { t } = useI18n();
  return (
    <Field
      label={t("templates.draft.footer")}
      hint={t("templates.draft.footerHint")}
      error={error("footer")}
      optional
    >
      {(control) => (
        <Input
          {...control}
          value={draft.footer}
          onChange={({ target }) => set({ footer: target.value })}
        />
      )}
    </Field>
  );
}
