import { Check } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useId } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";

export const colors = [
  { value: "#2f7d5b", label: "color.green" },
  { value: "#0b7285", label: "color.teal" },
  { value: "#2a549e", label: "color.blue" },
  { value: "#6b4fa3", label: "color.violet" },
  { value: "#b0357a", label: "color.pink" },
  { value: "#b3261e", label: "color.red" },
  { value: "#c2570c", label: "color.orange" },
  { value: "#8a6100", label: "color.ochre" },
  { value: "#5f7075", label: "color.grey" },
] as const;

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** Colours that can be told apart; one that came through the API is kept beside them. */
export function ColorField({ value, onChange }: Props) {
  const { t } = useI18n();
  const id = useId();
  const known = colors.some((color) => color.value === value);
  const choices = [
    ...colors.map((color) => ({ value: String(color.value), name: t(color.label) })),
    ...(known ? [] : [{ value, name: value }]),
  ];
  return (
    <div className="grid gap-1.5">
      <p id={id} className="text-sm font-semibold">
        {t("labels.color")}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={onChange}
        className="flex flex-wrap gap-2"
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            aria-label={choice.name}
            title={choice.name}
            style={{ background: choice.value }}
            className="grid size-8 place-items-center rounded-full"
          >
            <RadioGroup.Indicator>
              <Check size={16} strokeWidth={3} aria-hidden="true" className="text-white" />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
