import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { answer, api } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { problemFrom } from "../../../lib/problem.ts";
import { useForm } from "../../../lib/use-form.ts";
import { Field } from "../../../ui/field.tsx";
import { FileChoice } from "../../../ui/file-choice.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { Textarea } from "../../../ui/input.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { numbersIn, wearing } from "./numbers.ts";

interface Props {
  onMade: (segmentId: number) => Promise<void>;
  onClose: () => void;
}

const plain = "#0369a1";

/** What is there already, should a later step fail: a second try goes on from it. */
interface Made {
  text?: string;
  importId?: number;
  labelId?: number;
  segmentId?: number;
}

/**
 * A label, a segment of whoever wears it, and an import that gives it to the numbers: the segment
 * fills while the import runs, so nobody has to wait here for its end.
 */
async function makeSegment(made: Made, name: string, text: string): Promise<number> {
  if (made.importId === undefined || made.text !== text) {
    made.importId = await upload(name, text);
    made.text = text;
  }
  made.labelId ??= (await answer(api.POST("/api/labels", { body: { name, color: plain } }))).id;
  const criteria = wearing(made.labelId);
  made.segmentId ??= (
    await answer(
      api.POST("/api/segments", { body: { name, description: "", criteria, isDynamic: true } }),
    )
  ).id;
  await start(made.importId, made.labelId);
  return made.segmentId;
}

async function upload(name: string, text: string): Promise<number> {
  const { id } = await answer(
    api.POST("/api/imports", {
      params: { query: { name: `${name}.csv` } },
      // The document can only say "binary", which its types know as text.
      body: "",
      bodySerializer: () => text,
      headers: { "content-type": "text/csv" },
    }),
  );
  return id;
}

async function start(id: number, labelId: number): Promise<void> {
  try {
    await answer(
      api.POST("/api/imports/{id}/start", {
        params: { path: { id } },
        body: {
          delimiter: ",",
          hasHeader: false,
          mapping: [{ column: 0, target: "phone" }],
          duplicates: "update",
          labelIds: [labelId],
          dateOrder: "day-first",
          decimalSign: "point",
        },
      }),
    );
  } catch (error) {
    // Only the answer of the first try was lost.
    if (problemFrom(error).code !== "import-started") throw error;
  }
}

function useNumbersForm({ onMade }: Props) {
  const { t, format } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const [now] = useState(() => Date.now());
  const made = useRef<Made>({});
  return useForm({
    initial: { name: t("builder.numbers.named", { at: format.dateTime(now) }), text: "" },
    check: ({ name, text }) => ({
      ...(name.trim() === "" && { name: t("builder.numbers.nameNeeded") }),
      ...(numbersIn(text).numbers.length === 0 && { text: t("builder.numbers.needed") }),
    }),
    save: ({ name, text }) =>
      makeSegment(made.current, name.trim(), numbersIn(text).numbers.join("\n")),
    onSaved: async (id, { text }) => {
      await client.invalidateQueries({ queryKey: ["imports"] });
      toast({
        tone: "good",
        text: t("builder.numbers.reading", { count: numbersIn(text).numbers.length }),
      });
      await client.invalidateQueries({ queryKey: ["labels"] });
      await onMade(id);
    },
  });
}

/** People by their numbers alone, pasted or from a file. */
export function NumbersDialog(props: Props) {
  const { t } = useI18n();
  const form = useNumbersForm(props);
  const { text } = form.values;
  const add = async (files: readonly File[]) => {
    const texts = await Promise.all(files.map((file) => file.text()));
    form.set("text", [text, ...texts].join("\n").trim());
  };
  return (
    <FormDialog
      form={form}
      title={t("builder.numbers")}
      description={t("builder.numbers.description")}
      submit={t("builder.numbers.take", { count: numbersIn(text).numbers.length })}
      onClose={props.onClose}
    >
      <TextField
        label={t("builder.numbers.name")}
        error={form.error("name")}
        value={form.values.name}
        onChange={(name) => form.set("name", name)}
      />
      <NumbersField
        error={form.error("text")}
        value={text}
        onChange={(next) => form.set("text", next)}
      />
      <div>
        <FileChoice
          label={t("builder.numbers.file")}
          accept=".csv,.txt,text/csv,text/plain"
          icon={<Upload size={16} aria-hidden="true" />}
          onFiles={(files) => void add(files)}
        />
      </div>
    </FormDialog>
  );
}

interface FieldProps {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function NumbersField({ value, error, onChange }: FieldProps) {
  const { t } = useI18n();
  const { ignored } = numbersIn(value);
  const passedOver = ignored > 0 && t("builder.numbers.ignored", { count: ignored });
  return (
    <Field
      label={t("builder.numbers.text")}
      error={error}
      hint={passedOver || t("builder.numbers.hint")}
    >
      {(control) => (
        <Textarea
          {...control}
          rows={7}
          className="font-mono"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
