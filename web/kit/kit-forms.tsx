import { useState } from "react";
import { timeZones } from "../src/lib/places.ts";
import { Combobox } from "../src/ui/combobox.tsx";
import { Field } from "../src/ui/field.tsx";
import { Input, PasswordInput, Textarea } from "../src/ui/input.tsx";
import { ProblemNote } from "../src/ui/problem-note.tsx";
import { Select } from "../src/ui/select.tsx";
import { Checkbox, Switch } from "../src/ui/toggles.tsx";
import { failure } from "./failure.ts";

const zones = timeZones().map((value) => ({ value, label: value }));

export function KitForms() {
  return (
    <div className="sheet grid gap-5 p-5 sm:grid-cols-2">
      <Field label="Name" hint="Only you see it.">
        {(control) => <Input {...control} defaultValue="Ramadan" />}
      </Field>
      <Field label="E-mail" error="This address is taken." required>
        {(control) => <Input {...control} defaultValue="sari@" />}
      </Field>
      <Field label="Message" optional>
        {(control) => <Textarea {...control} placeholder="Hai {name}" />}
      </Field>
      <Field label="Password">{(control) => <PasswordInput {...control} />}</Field>
      <Choices />
      <div className="sm:col-span-2">
        <ProblemNote problem={failure} />
      </div>
    </div>
  );
}

function Choices() {
  const [zone, setZone] = useState("Asia/Jakarta");
  const [state, setState] = useState<"open" | "done" | undefined>();
  return (
    <>
      <Field label="Time zone">
        {(control) => (
          <Combobox
            {...control}
            options={zones}
            value={zone}
            onChange={setZone}
            searchLabel="Find"
          />
        )}
      </Field>
      <Field label="State">
        {(control) => (
          <Select
            {...control}
            placeholder="Choose"
            value={state}
            onChange={setState}
            options={[
              { value: "open", label: "Open" },
              { value: "done", label: "Done" },
            ]}
          />
        )}
      </Field>
      <Toggles />
    </>
  );
}

function Toggles() {
  const [on, setOn] = useState(true);
  return (
    <>
      <Checkbox
        label="Include opted-in only"
        hint="Others are skipped."
        checked={on}
        onChange={setOn}
      />
      <Switch label="Quiet hours" hint="Nothing leaves at night." checked={on} onChange={setOn} />
    </>
  );
}
