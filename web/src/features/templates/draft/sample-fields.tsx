import { useI18n } from "../../../lib/i18n/index.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { placeLabel } from "../place-label.ts";
import { sampleKeys } from "./draft.ts";
import type { DraftForm } from "./use-draft.ts";

/** Meta's reviewers read the message with these in it. */
export function SampleFields({ form: { draft, set, error } }: { form: DraftForm }) {
  const { t } = useI18n();
  const keys = sampleKeys(draft);
  if (keys.length === 0) return null;
  return (
    <fieldset className="grid gap-3 rounded-md border border-line px-3.5 pt-2.5 pb-3.5">
      <legend className="px-1 text-sm font-semibold">{t("templates.draft.samples")}</legend>
      <p className="text-sm text-ink-3">{t("templates.draft.samplesHint")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {keys.map((key) => (
          <Field key={key} label={placeLabel(key, t)} error={error(`samples.${key}`)}>
            {(control) => (
              <Input
                {...control}
                value={draft.samples[key] ?? ""}
                onChange={({ target }) =>
                  set({ samples: { ...draft.samples, [key]: target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
