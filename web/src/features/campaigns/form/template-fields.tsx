import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import type { MediaKind } from "../../../lib/media/queries.ts";
import { Combobox } from "../../../ui/combobox.tsx";
import { Composer } from "../../../ui/composer/lazy-composer.tsx";
import { Field } from "../../../ui/field.tsx";
import { MediaField } from "../../../ui/media/media-field.tsx";
import { templateChoices } from "../queries.ts";
import type { CampaignForm } from "./use-campaign-form.ts";

type Template = Entity<"ApprovedTemplate">;

export function TemplateFields({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { data: templates } = useSuspenseQuery(templateChoices);
  const { templateId } = form.values;
  const chosen = templates.find(({ id }) => id === templateId);
  const sendable = templates.filter((template) => template.sendable);
  const gone = templateId !== null && !chosen;
  return (
    <>
      <Field
        label={t("campaigns.form.template")}
        error={form.error("templateId") ?? (gone ? t("campaigns.form.templateGone") : undefined)}
        hint={<LeftOut left={templates.length - sendable.length} />}
      >
        {(control) => (
          <Combobox
            {...control}
            options={sendable.map(({ id, name, language, category }) => ({
              value: String(id),
              label: `${name} · ${language}`,
              hint: category.toLowerCase(),
            }))}
            placeholder={t("campaigns.form.chooseTemplate")}
            searchLabel={t("campaigns.form.findTemplate")}
            value={templateId === null ? undefined : String(templateId)}
            onChange={(value) => form.set("templateId", Number(value))}
          />
        )}
      </Field>
      {chosen?.mediaKind && <HeaderFile form={form} kind={chosen.mediaKind} />}
      {chosen && <VariableFields form={form} template={chosen} />}
    </>
  );
}

function HeaderFile({ form, kind }: { form: CampaignForm; kind: MediaKind }) {
  const { t } = useI18n();
  return (
    <MediaField
      label={t("campaigns.form.headerFile")}
      error={form.error("mediaId") ?? problemAt(form, "message.mediaId")}
      kind={kind}
      value={form.values.mediaId}
      onChange={(media) => {
        form.set("mediaId", media?.id ?? null);
        form.set("mediaKind", media?.kind ?? null);
      }}
    />
  );
}

function LeftOut({ left }: { left: number }) {
  const { t } = useI18n();
  return (
    <>
      {left > 0 && <>{t("campaigns.form.templatesLeftOut", { count: left })} </>}
      <Link to="/whatsapp/templates" className="underline">
        {t("campaigns.form.allTemplates")}
      </Link>
    </>
  );
}

function VariableFields({ form, template }: { form: CampaignForm; template: Template }) {
  const { t } = useI18n();
  const { variables } = form.values;
  if (template.variables.length === 0) {
    return <p className="text-sm text-ink-2">{t("campaigns.form.noVariables")}</p>;
  }
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-sm text-ink-2">{t("campaigns.form.variablesHint")}</legend>
      {template.variables.map((name) => (
        <Composer
          multiline={false}
          key={`${template.id} ${name}`}
          label={variableLabel(name, t)}
          error={faultOf(form, name)}
          value={variables[name] ?? ""}
          onChange={(value) => form.set("variables", { ...variables, [name]: value })}
        />
      ))}
    </fieldset>
  );
}

/** What the API found wrong with the value of one variable. */
const faultOf = (form: CampaignForm, name: string): string | undefined =>
  problemAt(form, `message.variables.${name}`);

const problemAt = ({ refused }: CampaignForm, place: string): string | undefined =>
  refused?.problem.errors.find(({ path }) => path === place)?.message;

function variableLabel(name: string, t: ReturnType<typeof useI18n>["t"]): string {
  const [place, rest] = name.split(".");
  if (rest === undefined) return `{{${name}}}`;
  if (place === "header") return t("campaigns.form.headerVariable", { name: rest });
  return t("campaigns.form.buttonVariable", { number: Number(rest) + 1 });
}
