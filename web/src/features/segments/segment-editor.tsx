import type { ReactNode } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { Textarea } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { BuilderContext, CriteriaContext } from "./criteria-context.ts";
import { criteriaOf } from "./draft.ts";
import { GroupEditor } from "./group-editor.tsx";
import type { Segment } from "./queries.ts";
import { readCriteria } from "./reading.ts";
import { SegmentExplanation } from "./segment-explanation.tsx";
import { SegmentPreview } from "./segment-preview.tsx";
import { SegmentUsers } from "./segment-users.tsx";
import { useBuilder } from "./use-builder.ts";
import { useCriteriaWords } from "./use-criteria-words.ts";
import { useSegmentForm } from "./use-segment-form.ts";

interface Props {
  segment?: Segment;
  onSaved?: (saved: Segment) => void;
  cancel?: ReactNode;
}

/** A segment beside the people it would select, while one writes it. */
export function SegmentEditor({ segment, onSaved, cancel }: Props) {
  const { t } = useI18n();
  const can = useCan();
  const [mayWrite, mayRead] = [can("segment:write"), can("contact:view")];
  const { form, fields, labels, named, faults } = useSegmentForm(segment, onSaved);
  const words = useCriteriaWords(fields, labels, named);
  const criteria = criteriaOf(form.values.criteria);
  const shownFaults = form.error("criteria") ? faults : new Set<number>();
  return (
    <form
      onSubmit={form.submit}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <fieldset disabled={!mayWrite} className="grid min-w-0 gap-5">
        <FormSummary refused={form.refused} />
        <About form={form} />
        <CriteriaContext value={{ fields: words.fields, labels, ...named, faults: shownFaults }}>
          <Conditions form={form} reading={readCriteria(criteria, words)} />
        </CriteriaContext>
        {mayWrite && (
          <div className="flex flex-wrap justify-end gap-2">
            {cancel}
            <Button type="submit" look="primary" busy={form.busy}>
              {t("action.save")}
            </Button>
          </div>
        )}
      </fieldset>
      <div className="grid min-w-0 gap-5 lg:sticky lg:top-16 lg:in-[[role=dialog]]:static">
        <SegmentPreview criteria={criteria} ready={faults.size === 0} />
        {segment && mayRead && <SegmentExplanation id={segment.id} words={words} />}
        {segment && <SegmentUsers id={segment.id} />}
      </div>
    </form>
  );
}

type FormProps = Pick<ReturnType<typeof useSegmentForm>, "form">;

function Conditions({ form, reading }: FormProps & { reading: string }) {
  const { t } = useI18n();
  const error = form.error("criteria");
  const builder = useBuilder(form.values.criteria, (next) => form.set("criteria", next));
  return (
    <Panel title={t("segments.criteria")}>
      <BuilderContext value={builder}>
        <GroupEditor
          group={form.values.criteria}
          level={1}
          onChange={(next) => form.set("criteria", next)}
        />
      </BuilderContext>
      {error && (
        <p role="alert" className="mt-3 text-sm text-bad">
          {error}
        </p>
      )}
      <p className="mt-4 border-t border-line pt-3 text-base text-pretty text-ink-2">{reading}</p>
    </Panel>
  );
}

function About({ form }: FormProps) {
  const { t } = useI18n();
  return (
    <div className="grid gap-4">
      <TextField
        label={t("segments.name")}
        hint={t("segments.nameHint")}
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <Field label={t("segments.description")} optional error={form.error("description")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={form.values.description}
            onChange={(event) => form.set("description", event.target.value)}
          />
        )}
      </Field>
      <RadioCards
        label={t("segments.kind")}
        cards={[
          { value: "dynamic", label: t("segments.dynamic"), hint: t("segments.dynamicHint") },
          { value: "static", label: t("segments.static"), hint: t("segments.staticHint") },
        ]}
        value={form.values.isDynamic ? "dynamic" : "static"}
        onChange={(value) => form.set("isDynamic", value === "dynamic")}
      />
    </div>
  );
}
