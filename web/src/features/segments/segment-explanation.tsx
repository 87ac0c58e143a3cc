import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { contactsFound, type Explanation, explanationQuery } from "./queries.ts";
import { readSeen, sayCondition, type Words } from "./reading.ts";

/** Is somebody in it, and why: each condition beside what it saw. By the criteria as saved. */
export function SegmentExplanation({ id, words }: { id: number; words: Words }) {
  const { t } = useI18n();
  const [contactId, choose] = useState<number>();
  return (
    <Panel
      title={t("segments.explain")}
      actions={
        contactId !== undefined && (
          <Button look="quiet" size="sm" onClick={() => choose(undefined)}>
            {t("segments.explainAgain")}
          </Button>
        )
      }
    >
      {contactId === undefined ? (
        <Finder onFound={choose} />
      ) : (
        <Explained id={id} contactId={contactId} words={words} />
      )}
    </Panel>
  );
}

function Finder({ onFound }: { onFound: (id: number) => void }) {
  const { t } = useI18n();
  const [search, type] = useState("");
  const { data } = useQuery(contactsFound(useDebounced(search)));
  return (
    <div className="grid gap-2">
      <Input
        aria-label={t("segments.explainHint")}
        placeholder={t("segments.explainHint")}
        autoComplete="off"
        value={search}
        onChange={(event) => type(event.target.value)}
        // It stands within the segment's form, which Enter would send.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      {search.trim() !== "" && (
        <ul className="grid">
          {data?.map(({ id, name, phone }) => (
            <li key={id}>
              <button
                type="button"
                className="flex w-full items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-left text-base hover:bg-paper-2"
                onClick={() => onFound(id)}
              >
                <span className="truncate">{name || phone}</span>
                {name !== "" && <span className="shrink-0 text-sm text-ink-3">{phone}</span>}
              </button>
            </li>
          ))}
          {data?.length === 0 && <li className="text-sm text-ink-2">{t("segments.nobody")}</li>}
        </ul>
      )}
    </div>
  );
}

interface ExplainedProps {
  id: number;
  contactId: number;
  words: Words;
}

function Explained({ id, contactId, words }: ExplainedProps) {
  const { t } = useI18n();
  const { data, error } = useQuery(explanationQuery(id, contactId));
  if (error) return <ProblemNote problem={problemFrom(error)} />;
  if (!data) return <Skeleton className="h-24 w-full" />;
  const { contact, isIn, matches, conditions } = data;
  const name = contact.name || (contact.phone ?? `#${contact.id}`);
  return (
    <div className="grid gap-3">
      <div aria-live="polite">
        <p className="text-base">
          {t(isIn ? "segments.explainIn" : "segments.explainOut", { name })}
        </p>
        {isIn !== matches && (
          <p className="text-sm text-ink-2">
            {t("segments.explainStatic", { other: t(matches ? "segments.in" : "segments.out") })}
          </p>
        )}
      </div>
      <ul className="grid gap-2">
        {conditions.map((condition) => (
          <Condition key={condition.path} condition={condition} words={words} />
        ))}
      </ul>
    </div>
  );
}

interface ConditionProps {
  condition: Explanation["conditions"][number];
  words: Words;
}

function Condition({ condition, words }: ConditionProps) {
  const { t } = useI18n();
  const { field, op, value, holds, saw } = condition;
  const Mark = holds ? Check : X;
  return (
    <li className="flex items-start gap-2">
      <span className={holds ? "mt-0.5 text-good" : "mt-0.5 text-bad"}>
        <Mark size={16} aria-label={t(holds ? "segments.holds" : "segments.holdsNot")} />
      </span>
      <span className="grid min-w-0">
        <span className="text-base wrap-anywhere">{sayCondition({ field, op, value }, words)}</span>
        <span className="text-sm wrap-anywhere text-ink-3">
          {t("segments.explainSaw", {
            value: readSeen(field, saw, words) ?? t("segments.sawNothing"),
          })}
        </span>
      </span>
    </li>
  );
}
