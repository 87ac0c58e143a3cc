import { LONGEST } from "@siar/core/approved-templates/rules";
import { Braces } from "lucide-react";
import { useRef } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Textarea } from "../../../ui/input.tsx";
import { nextVariable } from "./draft.ts";
import type { DraftForm } from "./use-draft.ts";

/** Puts the next variable where the cursor is. */
function useInsert({ draft, set }: DraftForm) {
  const text = useRef<HTMLTextAreaElement>(null);
  const insert = () => {
    const at = text.current?.selectionStart ?? draft.body.length;
    const variable = nextVariable(draft);
    set({ body: draft.body.slice(0, at) + variable + draft.body.slice(at) });
    requestAnimationFrame(() => {
      text.current?.focus();
      text.current?.setSelectionRange(at + variable.length, at + variable.length);
    });
  };
  return { text, insert };
}

export function BodyField({ form }: { form: DraftForm }) {
  const { t, format } = useI18n();
  const { draft, set, error } = form;
  const { text, insert } = useInsert(form);
  return (
    <div className="grid gap-2">
      <Field
        label={t("templates.draft.body")}
        hint={t("templates.draft.bodyHint", { variable: "{{1}}" })}
        error={error("body")}
        required
      >
        {(control) => (
          <Textarea
            {...control}
            ref={text}
            rows={6}
            value={draft.body}
            onChange={({ target }) => set({ body: target.value })}
          />
        )}
      </Field>
      <div className="flex items-center justify-between gap-3">
        <Button size="sm" icon={<Braces size={15} aria-hidden="true" />} onClick={insert}>
          {t("templates.draft.addVariable")}
        </Button>
        <span className="text-sm text-ink-3">
          {format.number(draft.body.length)} / {format.number(LONGEST.body)}
        </span>
      </div>
    </div>
  );
}
