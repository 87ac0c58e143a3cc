import { Plus, X } from "lucide-react";
import type { ComponentProps } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Button } from "../../../ui/button.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { ButtonTarget } from "./button-target.tsx";
import { buttonOf } from "./draft.ts";
import type { DraftForm } from "./use-draft.ts";

const kinds = ["quick-reply", "url", "phone", "copy-code"] as const;

export function ButtonFields({ form }: { form: DraftForm }) {
  const { t } = useI18n();
  const { draft, set, error } = form;
  const wrong = error("buttons");
  return (
    <Panel title={t("templates.draft.buttons")} description={t("templates.draft.buttonsHint")}>
      <div className="grid gap-3">
        {draft.buttons.map((button, place) => (
          <OneButton
            // Buttons have no name of their own; their order is what they are.
            key={`${place} ${button.kind}`}
            button={button}
            error={(name) => error(`buttons.${place}.${name}`)}
            onChange={(next) =>
              set({ buttons: draft.buttons.map((one, at) => (at === place ? next : one)) })
            }
            onRemove={() => set({ buttons: draft.buttons.filter((_, at) => at !== place) })}
          />
        ))}
        {wrong && (
          <p role="alert" className="text-sm text-bad">
            {wrong}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {kinds.map((kind) => (
            <Button
              key={kind}
              size="sm"
              icon={<Plus size={15} aria-hidden="true" />}
              onClick={() => set({ buttons: [...draft.buttons, buttonOf(kind)] })}
            >
              {t(`templates.button.${kind}`)}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}

interface OneProps extends ComponentProps<typeof ButtonTarget> {
  onRemove: () => void;
}

function OneButton({ button, error, onChange, onRemove }: OneProps) {
  const { t } = useI18n();
  return (
    <fieldset className="relative grid gap-3 rounded-md border border-line px-3.5 pt-2 pb-3.5">
      <legend className="px-1 text-sm font-semibold">{t(`templates.button.${button.kind}`)}</legend>
      <div className="absolute -top-3 right-1.5">
        <Button
          look="quiet"
          size="icon-sm"
          aria-label={t("templates.button.remove")}
          onClick={onRemove}
        >
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {button.kind !== "copy-code" && (
          <TextField
            label={t("templates.button.label")}
            error={error("label")}
            value={button.label}
            onChange={(label) => onChange({ ...button, label })}
          />
        )}
        <ButtonTarget button={button} error={error} onChange={onChange} />
      </div>
    </fieldset>
  );
}
