import {
  faultSentence,
  parseMessage,
  readMessage,
  writeMessage,
  writePart,
  type Fault,
  type Part,
} from "@siar/core/message-templates/rules";
import { Plus, Trash2 } from "lucide-react";
import {
  type ComponentType,
  createContext,
  type FormEvent,
  use,
  useEffect,
  useId,
  useState,
} from "react";
import { useI18n, type MessageKey } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { Select } from "../select.tsx";
import { TextField } from "../text-field.tsx";
import type { ComposerProps } from "./composer-props.ts";
import type { Piece } from "./use-parts.ts";
import { useVariables } from "./use-variables.ts";

interface Props {
  part: Piece;
  onSave: (part: Part) => void;
  onClose: () => void;
  onClosed: () => void;
  /** The composer itself, for the words within the part. */
  Writer: ComponentType<ComposerProps>;
}

const titles = {
  variable: { title: "composer.value.title", about: "composer.value.about" },
  condition: { title: "composer.condition.title", about: "composer.condition.about" },
  choice: { title: "composer.choice.title", about: "composer.choice.about" },
} as const satisfies Record<Piece["kind"], Record<"title" | "about", MessageKey>>;

/** What cannot be read in the words within: these would else be saved as they stand. */
const InnerFaults = createContext(new Map<string, Fault>());

function useSave(draft: Piece, onSave: Props["onSave"]) {
  const { locale } = useI18n();
  const [wrong, setWrong] = useState<string>();
  const [innerFaults] = useState(() => new Map<string, Fault>());
  const save = (event: FormEvent) => {
    event.preventDefault();
    // A dialog within the form that it belongs to: its own submit is not that of the page.
    event.stopPropagation();
    const [fault] = [...innerFaults.values(), ...readMessage(writePart(draft)).faults];
    if (fault) setWrong(faultSentence(fault, locale));
    else onSave(draft);
  };
  return { save, wrong, innerFaults };
}

/** One part of a message, taken apart: what it asks and what it says. */
export function PartDialog({ part, onSave, onClose, onClosed, Writer }: Props) {
  const { t } = useI18n();
  const id = useId();
  const [draft, setDraft] = useState(part);
  const { save, wrong, innerFaults } = useSave(draft, onSave);
  const { title, about } = titles[part.kind];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      onClosed={onClosed}
      title={t(title)}
      description={t(about)}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" form={id} look="primary">
            {t("composer.insertPart")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={save} noValidate autoComplete="off" className="grid gap-4">
        <InnerFaults value={innerFaults}>
          <PartFields draft={draft} onChange={setDraft} Writer={Writer} />
        </InnerFaults>
        {wrong && (
          <p role="alert" className="text-sm text-bad">
            {wrong}
          </p>
        )}
      </form>
    </Dialog>
  );
}

interface FieldsProps<Kind extends Piece> {
  draft: Kind;
  onChange: (draft: Piece) => void;
  Writer: Props["Writer"];
}

function PartFields({ draft, ...rest }: FieldsProps<Piece>) {
  switch (draft.kind) {
    case "variable":
      return <ValueFields draft={draft} {...rest} />;
    case "condition":
      return <ConditionFields draft={draft} {...rest} />;
    case "choice":
      return <ChoiceFields draft={draft} {...rest} />;
  }
}

type Of<Kind extends Piece["kind"]> = Extract<Piece, { kind: Kind }>;

type WhichProps = Omit<FieldsProps<Of<"variable"> | Of<"condition">>, "Writer">;

function WhichValue({ draft, onChange }: WhichProps) {
  const { t } = useI18n();
  const variables = useVariables();
  const known = variables.some(({ name }) => name === draft.name);
  return (
    <Field label={t("composer.value")}>
      {(control) => (
        <Select
          {...control}
          options={[
            ...variables.map(({ name, label }) => ({ value: name, label })),
            ...(known ? [] : [{ value: draft.name, label: draft.name }]),
          ]}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
      )}
    </Field>
  );
}

function ValueFields({ draft, onChange }: FieldsProps<Of<"variable">>) {
  const { t } = useI18n();
  return (
    <>
      <WhichValue draft={draft} onChange={onChange} />
      <TextField
        label={t("composer.fallback")}
        optional
        error={undefined}
        hint={t("composer.fallbackHint")}
        value={draft.fallback}
        onChange={(fallback) => onChange({ ...draft, fallback })}
      />
    </>
  );
}

function ConditionFields({ draft, onChange, Writer }: FieldsProps<Of<"condition">>) {
  const { t } = useI18n();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <WhichValue draft={draft} onChange={onChange} />
        <TextField
          label={t("composer.equals")}
          optional
          error={undefined}
          hint={t("composer.equalsHint")}
          value={draft.equals ?? ""}
          onChange={(equals) => onChange({ ...draft, equals: equals === "" ? null : equals })}
        />
      </div>
      <Inner
        Writer={Writer}
        label={t("composer.thenSay")}
        parts={draft.words}
        onChange={(words) => onChange({ ...draft, words })}
      />
      <Inner
        Writer={Writer}
        label={t("composer.elseSay")}
        parts={draft.otherwise}
        onChange={(otherwise) => onChange({ ...draft, otherwise })}
      />
    </>
  );
}

const MOST_WORDINGS = 10;

/** The wordings and their keys: what is written in one stays there when another comes or goes. */
function useWordings({ draft, onChange }: Omit<FieldsProps<Of<"choice">>, "Writer">) {
  const { options } = draft;
  const [keys, setKeys] = useState(() => options.map((_, index) => index));
  const change = (next: readonly (readonly Part[])[]) => onChange({ ...draft, options: next });
  return {
    keys,
    write: (index: number, words: readonly Part[]) => change(options.with(index, words)),
    add: () => {
      setKeys([...keys, Math.max(...keys) + 1]);
      change([...options, []]);
    },
    remove: (index: number) => {
      setKeys(keys.toSpliced(index, 1));
      change(options.toSpliced(index, 1));
    },
  };
}

function ChoiceFields({ draft, onChange, Writer }: FieldsProps<Of<"choice">>) {
  const { t } = useI18n();
  const { options } = draft;
  const { keys, write, add, remove } = useWordings({ draft, onChange });
  return (
    <>
      {options.map((option, index) => (
        <div key={keys[index]} className="flex items-end gap-1.5">
          <div className="min-w-0 flex-1">
            <Inner
              Writer={Writer}
              label={t("composer.wording", { number: index + 1 })}
              parts={option}
              onChange={(words) => write(index, words)}
            />
          </div>
          <Button
            look="quiet"
            size="icon"
            disabled={options.length <= 2}
            aria-label={t("composer.removeWording", { number: index + 1 })}
            onClick={() => remove(index)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {options.length < MOST_WORDINGS && (
        <Button className="w-fit" icon={<Plus size={15} aria-hidden="true" />} onClick={add}>
          {t("composer.addWording")}
        </Button>
      )}
    </>
  );
}

interface InnerProps {
  label: string;
  parts: readonly Part[];
  onChange: (parts: readonly Part[]) => void;
  Writer: Props["Writer"];
}

/** The source that stands inside; it becomes parts as soon as it can be read. */
function Inner({ label, parts, onChange, Writer }: InnerProps) {
  const [text, setText] = useState(() => writeMessage(parts));
  const id = useId();
  const known = use(InnerFaults);
  useEffect(() => {
    const [fault] = readMessage(text).faults;
    if (fault) known.set(id, fault);
    return () => void known.delete(id);
  }, [known, id, text]);
  return (
    <Writer
      label={label}
      multiline={false}
      inner
      value={text}
      onChange={(next) => {
        setText(next);
        const read = parseMessage(next);
        onChange(read.ok ? read.value : [{ kind: "text", text: next }]);
      }}
    />
  );
}
