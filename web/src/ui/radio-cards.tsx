import { RadioGroup } from "radix-ui";
import { useId } from "react";

export interface RadioCard<Value extends string> {
  value: Value;
  label: string;
  hint: string;
}

interface Props<Value extends string> {
  label: string;
  cards: readonly RadioCard<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of few, each with a sentence that says what it means. */
export function RadioCards<Value extends string>(props: Props<Value>) {
  const { label, cards, value, onChange, disabled = false } = props;
  const id = useId();
  const choose = (next: string) => {
    const card = cards.find((candidate) => candidate.value === next);
    if (card) onChange(card.value);
  };
  return (
    <div className="grid gap-1.5">
      <p id={id} className="text-sm font-semibold">
        {label}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={choose}
        disabled={disabled}
        className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]"
      >
        {cards.map((card) => (
          <RadioGroup.Item
            key={card.value}
            value={card.value}
            className="grid content-start gap-0.5 rounded-md border border-line-2 px-3 py-2 text-left hover:bg-paper-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
          >
            <span className="text-base font-semibold">{card.label}</span>
            <span className="text-sm text-ink-2">{card.hint}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
