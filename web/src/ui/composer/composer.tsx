import {
  faultSentence,
  faultsOf,
  parseMessage,
  renderMessage,
  samplePerson,
  tooLong,
  variablesOf,
} from "@siar/core/message-templates/rules";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from "react";
import { classes } from "../../lib/classes.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { fieldsQuery } from "../../lib/vocabulary.ts";
import type { Drawing } from "./chips.ts";
import type { ComposerProps } from "./composer-props.ts";
import type { EditorHandle } from "./editor.tsx";
import { PartDialog } from "./part-dialog.tsx";
import { partLabel } from "./part-words.ts";
import { Toolbar } from "./toolbar.tsx";
import { useParts } from "./use-parts.ts";

const Editor = lazy(() => import("./editor.tsx"));

/** The place where a message is written: plain source, with its parts as chips. */
export function Composer(props: ComposerProps) {
  const { label, value, error, hint, limit, multiline = true, disabled = false } = props;
  const id = useId();
  const { drawing, fault } = useDrawing(value);
  const [handle, setHandle] = useState<EditorHandle>();
  const parts = useParts(handle);
  const length = lengthSaid(props);
  const long = useTooLong(length, limit);
  const wrong = error ?? fault ?? long;
  const toolbar = !disabled && (
    <Toolbar {...{ label, handle, parts }} whole={multiline} inner={props.inner ?? false} />
  );
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <span id={`${id}-label`} className="text-sm font-semibold text-ink">
        {label}
      </span>
      <div className={frame(multiline, wrong !== undefined)}>
        {multiline && toolbar}
        <Suspense fallback={<p className="px-3 py-2 whitespace-pre-wrap text-ink-3">{value}</p>}>
          <Editor
            {...{ value, drawing, multiline, disabled }}
            onChange={props.onChange}
            attributes={spoken(id, wrong, hint ?? limit)}
            placeholder={props.placeholder ?? ""}
            onEdit={parts.edit}
            onReady={setHandle}
          />
        </Suspense>
        {!multiline && toolbar}
      </div>
      {wrong && <Wrong id={`${id}-error`}>{wrong}</Wrong>}
      <Below id={`${id}-hint`} {...{ hint, limit, length }} />
      {parts.draft && <PartDialog part={parts.draft} {...parts.dialog} Writer={Composer} />}
    </div>
  );
}

const frame = (multiline: boolean, wrong: boolean): string =>
  classes(
    "overflow-hidden rounded-md border bg-paper focus-within:outline-2 focus-within:outline-accent",
    !multiline && "flex items-start",
    wrong ? "border-bad" : "border-line-2",
  );

interface BelowProps {
  id: string;
  hint: ReactNode;
  limit: number | undefined;
  length: number;
}

function Below({ id, hint, limit, length }: BelowProps) {
  if (!hint && limit === undefined) return null;
  return (
    <div id={id} className="flex justify-between gap-4 text-sm text-ink-3">
      <span>{hint}</span>
      {limit !== undefined && <Counter length={length} limit={limit} />}
    </div>
  );
}

function Wrong({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-bad">
      <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

function spoken(id: string, wrong: string | undefined, described: unknown): Record<string, string> {
  const by = [wrong && `${id}-error`, described && `${id}-hint`].filter(Boolean).join(" ");
  return {
    "aria-labelledby": `${id}-label`,
    ...(by ? { "aria-describedby": by } : {}),
    ...(wrong ? { "aria-invalid": "true" } : {}),
  };
}

function useDrawing(value: string) {
  const { t, locale } = useI18n();
  const { data: fields } = useQuery(fieldsQuery);
  const drawing = useMemo<Drawing>(() => {
    const keys = fields?.map(({ key }) => key);
    return {
      label: (part) => partLabel(part, { t, fields: fields ?? [] }),
      faults: (text) => faultsOf(text, keys),
      sentence: (fault) => faultSentence(fault, locale),
    };
  }, [fields, t, locale]);
  const [first] = drawing.faults(value);
  return { drawing, fault: first && drawing.sentence(first) };
}

/** What is counted is what is sent: with its values, in UTF-16 units, the stricter way to count. */
function lengthSaid({ value, person, campaignId = 0 }: ComposerProps): number {
  const parts = parseMessage(value);
  if (!parts.ok) return value.length;
  const somebody = person ?? samplePerson(variablesOf(parts.value));
  return renderMessage(parts.value, somebody, campaignId).length;
}

function useTooLong(length: number, limit = Infinity): string | undefined {
  const { locale } = useI18n();
  const fault = tooLong(length, limit);
  return fault === null ? undefined : faultSentence(fault, locale);
}

function Counter({ length, limit }: { length: number; limit: number }) {
  const { t, format } = useI18n();
  return (
    <span className={classes("shrink-0 tabular-nums", length > limit && "font-semibold text-bad")}>
      {t("composer.length", { length: format.number(length), max: format.number(limit) })}
    </span>
  );
}
