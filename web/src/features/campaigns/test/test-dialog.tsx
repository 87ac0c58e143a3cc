import { CircleCheck } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { remember, remembered } from "../../../lib/preferences.ts";
import { problemFrom } from "../../../lib/problem.ts";
import { useCan } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { ProblemNote } from "../../../ui/problem-note.tsx";
import { RadioCards } from "../../../ui/radio-cards.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Campaign } from "../figures.ts";
import { ContactPicker } from "./contact-picker.tsx";
import { addresseesOf, mostNumbers, personOf, type TestValues } from "./person.ts";
import { TestBubble } from "./test-bubble.tsx";
import { type TestOutcome, type TestResult, useTest } from "./use-test.ts";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

const lastPhone = "siar.test-phone";

/** The message to one person, to see it on a real phone before anybody else does. */
export function TestDialog({ campaign, onClose }: Props) {
  const { t } = useI18n();
  const form = useTestForm(campaign.id);
  const id = useId();
  const person = personOf(form.values);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("campaigns.test.title")}
      description={t("campaigns.test.description")}
      footer={
        <>
          <Button onClick={onClose}>{t("action.close")}</Button>
          <Button type="submit" form={id} look="primary" busy={form.busy}>
            {t(form.results ? "campaigns.test.again" : "campaigns.test.send")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={form.submit} noValidate autoComplete="off" className="grid gap-4">
        <Person form={form} />
        <div aria-live="polite" className="empty:hidden">
          {form.problem && <ProblemNote problem={form.problem} />}
          {form.results && <Results results={form.results} />}
        </div>
        {person && <TestBubble campaign={campaign} person={person} />}
      </form>
    </Dialog>
  );
}

function useTestForm(campaignId: number) {
  const can = useCan();
  const { mutate, reset, isPending, error, data } = useTest(campaignId);
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState<TestValues>(() => {
    const phone = remembered(lastPhone) ?? "";
    const way = phone === "" && can("contact:view") ? "contact" : "phone";
    return { way, contact: undefined, phone, name: "" };
  });
  const set = (some: Partial<TestValues>) => {
    setValues((now) => ({ ...now, ...some }));
    setTried(false);
    reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const all = addresseesOf(values);
    setTried(true);
    if (all === null || isPending) return;
    if (values.way === "phone") remember(lastPhone, values.phone);
    mutate(all);
  };
  return {
    values,
    set,
    submit,
    busy: isPending,
    nobody: tried && addresseesOf(values) === null,
    problem: error ? problemFrom(error) : undefined,
    results: data,
  };
}

type Form = ReturnType<typeof useTestForm>;

function Person({ form: { values, set, nobody } }: { form: Form }) {
  const { t } = useI18n();
  const can = useCan();
  const byPhone = { value: "phone", label: t("campaigns.test.byPhone") } as const;
  const byContact = { value: "contact", label: t("campaigns.test.byContact") } as const;
  return (
    <>
      {can("contact:view") && (
        <RadioCards
          label={t("campaigns.test.to")}
          value={values.way}
          onChange={(way) => set({ way })}
          cards={[
            { ...byPhone, hint: t("campaigns.test.byPhoneHint") },
            { ...byContact, hint: t("campaigns.test.byContactHint") },
          ]}
        />
      )}
      {values.way === "contact" ? (
        <ContactPicker
          chosen={values.contact}
          onChoose={(contact) => set({ contact })}
          error={nobody ? t("campaigns.test.contactNeeded") : undefined}
        />
      ) : (
        <PhoneAndName form={{ values, set, nobody }} />
      )}
    </>
  );
}

function PhoneAndName({ form }: { form: Pick<Form, "values" | "set" | "nobody"> }) {
  const { t } = useI18n();
  const can = useCan();
  const { values, set, nobody } = form;
  return (
    <>
      <TextField
        type="text"
        autoComplete="tel"
        label={t("campaigns.test.phone")}
        hint={t("campaigns.test.phoneHint", { count: mostNumbers })}
        error={nobody ? t("campaigns.test.phoneNeeded", { count: mostNumbers }) : undefined}
        value={values.phone}
        onChange={(phone) => set({ phone })}
      />
      {!values.contact && (
        <TextField
          optional
          label={t("campaigns.test.name")}
          hint={t("campaigns.test.nameHint")}
          error={undefined}
          value={values.name}
          onChange={(name) => set({ name })}
        />
      )}
      {can("contact:view") && <InTheNameOf values={values} set={set} />}
    </>
  );
}

/** Folded away until it is wanted: most tests go to oneself, by one's own name. */
function InTheNameOf({ values, set }: Pick<Form, "values" | "set">) {
  const { t } = useI18n();
  const [open, setOpen] = useState(values.contact !== undefined);
  if (!open) {
    return (
      <Button size="sm" className="justify-self-start" onClick={() => setOpen(true)}>
        {t("campaigns.test.asContact")}
      </Button>
    );
  }
  return (
    <ContactPicker
      chosen={values.contact}
      onChoose={(contact) => set({ contact })}
      error={undefined}
    />
  );
}

const nameOf = ({ to }: TestResult): string => ("phone" in to ? to.phone : "");

function Results({ results }: { results: readonly TestResult[] }) {
  return (
    <ul className="grid gap-2">
      {results.map((result, place) => (
        <li key={`${place} ${nameOf(result)}`}>
          {"outcome" in result ? (
            <Taken outcome={result.outcome} />
          ) : (
            <ProblemNote problem={result.problem}>
              {results.length > 1 && <p className="text-ink-2">{nameOf(result)}</p>}
            </ProblemNote>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Meta took it; whether it arrives is for the phone to show. */
function Taken({ outcome: { phone, held } }: { outcome: TestOutcome }) {
  const { t } = useI18n();
  return (
    <div className="flex gap-2.5 rounded-md border border-good/35 bg-good-soft px-3 py-2.5">
      <CircleCheck size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">
          {phone ? t("campaigns.test.sentTo", { phone }) : t("campaigns.test.sent")}
        </p>
        <p className="text-ink-2">{t(held ? "campaigns.test.held" : "campaigns.test.look")}</p>
      </div>
    </div>
  );
}
