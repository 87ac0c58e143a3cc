import type { Entity } from "../../lib/api.ts";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Select } from "../../ui/select.tsx";
import type { SettingsFormState } from "./settings-form.tsx";
import { type NumberSetting, numberSettings } from "./settings-values.ts";

const words: Record<NumberSetting, { label: MessageKey; hint: MessageKey; unit: MessageKey }> = {
  rateLimit: {
    label: "settings.rateLimit",
    hint: "settings.rateLimitHint",
    unit: "settings.perSecond",
  },
  cooldownHours: {
    label: "settings.cooldown",
    hint: "settings.cooldownHint",
    unit: "settings.hours",
  },
  replyHours: {
    label: "settings.replyWindow",
    hint: "settings.replyWindowHint",
    unit: "settings.hours",
  },
  conversationHours: {
    label: "settings.conversationHours",
    hint: "settings.conversationHoursHint",
    unit: "settings.hours",
  },
  sizeWarning: {
    label: "settings.sizeWarning",
    hint: "settings.sizeWarningHint",
    unit: "settings.people",
  },
};

interface Props {
  form: SettingsFormState;
  numbers: readonly Entity<"WhatsAppNumber">[];
}

/** What every campaign starts with, unless it says otherwise. */
export function SendingFields({ form, numbers }: Props) {
  const { t } = useI18n();
  return (
    <Panel title={t("settings.sending")} description={t("settings.sendingHint")}>
      <div className="grid gap-4 sm:grid-cols-2">
        {numberSettings.map((setting) => (
          <NumberField key={setting} setting={setting} form={form} />
        ))}
        <Field
          label={t("settings.defaultNumber")}
          hint={t("settings.defaultNumberHint")}
          error={form.error("defaultNumberId")}
        >
          {(control) => (
            <Select
              {...control}
              options={numberOptions(numbers, form.values.defaultNumberId, t("settings.noNumber"))}
              value={form.values.defaultNumberId}
              onChange={(value) => form.set("defaultNumberId", value)}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}

/** The chosen one stays in the list, also when the numbers may not be seen. */
function numberOptions(numbers: Props["numbers"], chosen: string, none: string) {
  const known = numbers.map(({ id, displayPhone, verifiedName }) => ({
    value: String(id),
    label: verifiedName === "" ? displayPhone : `${displayPhone} (${verifiedName})`,
  }));
  const unseen = chosen !== "" && !known.some(({ value }) => value === chosen);
  return [
    { value: "", label: none },
    ...known,
    ...(unseen ? [{ value: chosen, label: `#${chosen}` }] : []),
  ];
}

function NumberField({ setting, form }: { setting: NumberSetting; form: SettingsFormState }) {
  const { t } = useI18n();
  const { label, hint, unit } = words[setting];
  return (
    <Field label={t(label)} hint={t(hint)} error={form.error(setting)}>
      {(control) => (
        <span className="flex items-center gap-2.5">
          <span className="w-28">
            <Input
              {...control}
              inputMode="numeric"
              value={form.values[setting]}
              onChange={(event) => form.set(setting, event.target.value)}
            />
          </span>
          <span className="text-base text-ink-2">{t(unit)}</span>
        </span>
      )}
    </Field>
  );
}
