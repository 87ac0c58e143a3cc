import { RadioGroup } from "radix-ui";
import { type ReactNode, useId } from "react";
import { type MessageKey, useI18n } from "../../lib/i18n/index.tsx";
import { useTheme } from "../../lib/theme.tsx";
import { languageOptions, useThemeOptions } from "../../ui/preference-options.tsx";
import { Kbd } from "../../ui/kbd.tsx";

interface Choice<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  lang?: string;
}

interface ChoicesProps<Value extends string> {
  label: string;
  hint: string;
  value: Value;
  options: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}

function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, hint, value, options, onChange } = props;
  const id = useId();
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  };
  return (
    <section className="grid gap-3 px-5 py-4.5 sm:grid-cols-[14rem_1fr]">
      <div>
        <h2 id={id} className="text-base">
          {label}
        </h2>
        <p className="text-sm text-ink-3">{hint}</p>
      </div>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={choose}
        className="flex flex-wrap gap-2 self-center"
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            lang={option.lang}
            className="flex h-9 items-center gap-2 rounded-md border border-line-2 px-3 text-base text-ink-2 hover:bg-paper-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:font-semibold data-[state=checked]:text-ink"
          >
            {option.icon}
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}

const keys: readonly { keys: readonly string[]; does: MessageKey }[] = [
  { keys: ["Ctrl", "K"], does: "keys.palette" },
  { keys: ["↑", "↓"], does: "keys.rows" },
  { keys: ["Enter"], does: "keys.open" },
  { keys: ["Space"], does: "keys.select" },
  { keys: ["Esc"], does: "keys.close" },
];

export function Preferences() {
  const { t, locale, setLocale } = useI18n();
  const { theme, setTheme } = useTheme();
  return (
    <div className="sheet divide-y divide-line">
      <Choices
        label={t("theme.label")}
        hint={t("theme.hint")}
        value={theme}
        onChange={setTheme}
        options={useThemeOptions()}
      />
      <Choices
        label={t("language.label")}
        hint={t("language.hint")}
        value={locale}
        onChange={setLocale}
        options={languageOptions}
      />
      <Keyboard />
    </div>
  );
}

function Keyboard() {
  const { t } = useI18n();
  return (
    <section className="grid gap-3 px-5 py-4.5 sm:grid-cols-[14rem_1fr]">
      <div>
        <h2 className="text-base">{t("keys.label")}</h2>
        <p className="text-sm text-ink-3">{t("keys.hint")}</p>
      </div>
      <dl className="grid gap-2 text-base">
        {keys.map((line) => (
          <div key={line.does} className="flex items-center gap-3">
            <dt className="flex w-20 gap-1">
              {line.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{t(line.does)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
