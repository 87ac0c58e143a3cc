import { useI18n } from "../../../lib/i18n/index.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Select } from "../../../ui/select.tsx";
import { headerOf } from "./draft.ts";
import { SampleFile } from "./sample-file.tsx";
import type { DraftForm } from "./use-draft.ts";

const kinds = ["none", "text", "image", "video", "document", "location"] as const;

export function HeaderFields({ form: { draft, set, error } }: { form: DraftForm }) {
  const { t } = useI18n();
  const { header } = draft;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <Field label={t("templates.draft.header")}>
        {(control) => (
          <Select
            {...control}
            options={kinds.map((value) => ({ value, label: t(`templates.header.${value}`) }))}
            value={header.kind}
            onChange={(kind) => set({ header: headerOf(kind) })}
          />
        )}
      </Field>
      {header.kind === "text" && (
        <Field label={t("templates.draft.headerText")} error={error("header")} required>
          {(control) => (
            <Input
              {...control}
              value={header.text}
              onChange={({ target }) => set({ header: { kind: "text", text: target.value } })}
            />
          )}
        </Field>
      )}
      {(header.kind === "image" || header.kind === "video" || header.kind === "document") && (
        <SampleFile
          key={header.kind}
          kind={header.kind}
          error={error("header")}
          onChange={(handle) => set({ header: { kind: header.kind, handle } })}
        />
      )}
    </div>
  );
}
