import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { fieldPath } from "../../lib/problem.ts";
import { useForm } from "../../lib/use-form.ts";
import { fieldsQuery } from "../../lib/vocabulary.ts";
import { Button } from "../../ui/button.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { Panel } from "../../ui/panel.tsx";
import { AttributeField } from "./attribute-field.tsx";
import { contactChanges, type ContactValues, valuesOf } from "./contact-values.ts";
import { PersonFields, PlaceFields, StandingFields } from "./person-fields.tsx";
import { type Contact, useContactChanged } from "./queries.ts";

export type ContactChanges = ReturnType<typeof contactChanges>;

interface Props {
  contact?: Contact;
  save: (changes: ContactChanges) => Promise<Contact>;
  onSaved: (contact: Contact) => void;
  cancel: ReactNode;
}

function useContactForm({ contact, save, onSaved }: Props) {
  const { t } = useI18n();
  const { data: fields } = useSuspenseQuery(fieldsQuery);
  const changed = useContactChanged();
  const before = valuesOf(contact);
  const form = useForm({
    initial: before,
    check: ({ phone, userId }: ContactValues) =>
      `${phone}${userId}`.trim() === "" ? { phone: t("contacts.phoneNeeded") } : {},
    save: (values) => save(contactChanges(before, values, fields)),
    onSaved: async (saved) => {
      await changed(saved);
      onSaved(saved);
    },
  });
  return { form, fields };
}

/** What the API found wrong at one place inside a field. */
const faultOf = ({ refused }: ContactFormState, place: string) =>
  refused?.problem.errors.find(({ path }) => fieldPath(path) === place)?.message;

export type ContactFormState = ReturnType<typeof useContactForm>["form"];

export function ContactForm(props: Props) {
  const { t } = useI18n();
  const { form, fields } = useContactForm(props);
  return (
    <form onSubmit={form.submit} noValidate className="grid max-w-3xl gap-5">
      <FormSummary refused={form.refused} />
      <Panel title={t("contacts.person")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <PersonFields form={form} />
          <PlaceFields form={form} />
          <StandingFields form={form} />
        </div>
      </Panel>
      {fields.length > 0 && (
        <Panel title={t("contacts.fields")}>
          <div className="grid gap-4 sm:grid-cols-2">
            {fields.map((field) => (
              <AttributeField
                key={field.key}
                field={field}
                error={faultOf(form, `attributes.${field.key}`)}
                value={form.values.attributes[field.key] ?? ""}
                onChange={(value) =>
                  form.set("attributes", { ...form.values.attributes, [field.key]: value })
                }
              />
            ))}
          </div>
        </Panel>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {props.cancel}
        <Button type="submit" look="primary" busy={form.busy}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}
