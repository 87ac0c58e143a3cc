import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Entity } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { MessageBubble, Phone } from "../../ui/phone.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { placeLabel } from "./place-label.ts";
import { previewQuery, type Template, type Values, validationQuery } from "./queries.ts";

type Contact = Entity<"Contact">;

/** Chooses a contact; the page lends it, as contacts are not this feature's own. */
export type PickContact = (
  chosen: Contact | undefined,
  onChoose: (contact: Contact | undefined) => void,
) => ReactNode;

interface Props {
  template: Template;
  pickContact: PickContact | undefined;
}

/** The template with values and for a person of one's choice, exactly as a campaign would fill it. */
export function TryOut({ template, pickContact }: Props) {
  const { t } = useI18n();
  const [variables, setVariables] = useState<Record<string, string>>(template.samples);
  const [contact, setContact] = useState<Contact>();
  const asksForPerson = Object.values(variables).some((text) => text.includes("{"));
  const rested = useDebounced({ variables, contactId: contact?.id });
  return (
    <div className="grid gap-5">
      <Drawn template={template} values={rested} />
      {template.variables.length > 0 && (
        <section className="grid gap-3">
          <div>
            <h3 className="text-base font-semibold">{t("templates.tryOut")}</h3>
            <p className="text-sm text-ink-3">{t("templates.tryOutHint", { field: "{name}" })}</p>
          </div>
          {template.variables.map((name) => (
            <Field key={name} label={placeLabel(name, t)}>
              {(control) => (
                <Input
                  {...control}
                  value={variables[name] ?? ""}
                  onChange={({ target }) =>
                    setVariables((now) => ({ ...now, [name]: target.value }))
                  }
                />
              )}
            </Field>
          ))}
          {asksForPerson && pickContact?.(contact, setContact)}
        </section>
      )}
    </div>
  );
}

function Drawn({ template, values }: { template: Template; values: Values }) {
  const { t } = useI18n();
  const { data: drawn, error } = useQuery(previewQuery(template.id, values));
  const { data: judged } = useQuery(validationQuery(template.id, values));
  const problems = judged?.problems ?? [];
  return (
    <div className="grid gap-2">
      <Phone label={t("templates.asSeen")}>
        {drawn ? <MessageBubble {...drawn} /> : <Skeleton className="h-28 w-full" />}
      </Phone>
      <div aria-live="polite" className="empty:hidden">
        {error && <ProblemNote problem={problemFrom(error)} />}
        {!error && problems.length > 0 && (
          <ul className="grid gap-1 rounded-md bg-warn-soft px-3.5 py-2.5">
            {problems.map(({ variable, message }) => (
              <li key={`${variable} ${message}`}>{message}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
