import { rateColumns } from "@siar/core/rates/schema";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { Problem } from "../../lib/problem.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useToast } from "../../ui/toast.tsx";
import { ratesQuery } from "./queries.ts";

function useImportForm() {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const form = useForm({
    initial: { csv: "" },
    check: ({ csv }) => (csv.trim() === "" ? { csv: t("rates.csvNeeded") } : {}),
    save: (body: { csv: string }) => answer(api.PUT("/api/settings/rates", { body })),
    onSaved: (saved) => {
      client.setQueryData(ratesQuery.queryKey, saved);
      toast({ tone: "good", text: t("rates.imported", { count: saved.items.length }) });
      form.reset({ csv: "" });
    },
  });
  return form;
}

export function RateImport({ replaces }: { replaces: boolean }) {
  const { t } = useI18n();
  const form = useImportForm();
  const { refused } = form;
  return (
    <Panel title={t("rates.import")} description={replaces ? t("rates.replaces") : undefined}>
      <form onSubmit={form.submit} noValidate className="grid gap-4">
        {refused && <LinesAtFault problem={refused.problem} />}
        <Field
          label={t("rates.csv")}
          hint={t("rates.csvHint")}
          error={refused ? undefined : form.error("csv")}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              spellCheck={false}
              autoComplete="off"
              placeholder={rateColumns.join(",")}
              className="font-mono text-sm"
              value={form.values.csv}
              onChange={(event) => form.set("csv", event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-between gap-2">
          <FileChoice onText={(csv) => form.set("csv", csv)} />
          <Button type="submit" look="primary" busy={form.busy}>
            {t("rates.import")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** A file is read into the field: what is sent can be seen, and mended there. */
function FileChoice({ onText }: { onText: (text: string) => void }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) onText(await file.text());
    // The same file, mended, can be chosen again.
    target.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label={t("rates.file")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => void read(event)}
      />
      <Button icon={<FileUp size={16} aria-hidden="true" />} onClick={() => input.current?.click()}>
        {t("rates.file")}
      </Button>
    </>
  );
}

function LinesAtFault({ problem }: { problem: Problem }) {
  const { t } = useI18n();
  return (
    <ProblemNote problem={problem}>
      {problem.errors.length > 0 && (
        <ul className="grid max-h-60 gap-0.5 overflow-y-auto text-ink-2">
          {problem.errors.map(({ path, message }) => (
            <li key={path}>
              <strong>{t("rates.line", { line: path.replace("csv.", "") })}</strong> {message}
            </li>
          ))}
        </ul>
      )}
    </ProblemNote>
  );
}
