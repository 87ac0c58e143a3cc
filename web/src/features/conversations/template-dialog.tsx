import { previewTemplate } from "@siar/core/approved-templates/rules";
import { useQuery } from "@tanstack/react-query";
import { LayoutTemplate } from "lucide-react";
import { useState } from "react";
import type { Entity } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { MessageBubble, Phone } from "../../ui/phone.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { FileGrid } from "./file-grid.tsx";
import { type Conversation, replyTemplates } from "./queries.ts";
import { useReply } from "./use-reply.ts";

type Template = Entity<"ApprovedTemplate">;

interface Props {
  conversation: Conversation;
  onClose: () => void;
}

/** What gets through at any time: words that Meta has approved. */
export function TemplateDialog({ conversation, onClose }: Props) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(replyTemplates);
  const templates = data?.filter(({ sendable }) => sendable);
  const [filled, fill] = useState<Filled>();
  const reply = useReply(conversation.id);
  const send = () => {
    if (filled) reply.mutate(messageOf(filled), { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("conversations.chooseTemplate")}
      footer={
        <Button look="primary" busy={reply.isPending} disabled={!filled} onClick={send}>
          {t("conversations.sendTemplate")}
        </Button>
      }
    >
      {error && !data && <ErrorState problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-9" />}
      {templates?.length === 0 && <NoTemplates />}
      {templates && templates.length > 0 && (
        <div className="grid gap-4">
          <Choice
            templates={templates}
            chosen={filled?.template}
            onChoose={(template) => fill(unfilled(template, conversation.contact.name))}
          />
          {filled && <Values filled={filled} onFill={fill} error={reply.error} />}
        </div>
      )}
    </Dialog>
  );
}

interface Filled {
  template: Template;
  values: Readonly<Record<string, string>>;
  mediaId: number | null;
}

const messageOf = ({ template, values, mediaId }: Filled) => ({
  type: "template" as const,
  templateId: template.id,
  variables: Object.fromEntries(template.variables.map((key) => [key, values[key] ?? ""])),
  mediaId,
});

interface ChoiceProps {
  templates: readonly Template[];
  chosen: Template | undefined;
  onChoose: (template: Template) => void;
}

function Choice({ templates, chosen, onChoose }: ChoiceProps) {
  const { t } = useI18n();
  const choose = (value: string) => {
    const template = templates.find(({ id }) => String(id) === value);
    if (template) onChoose(template);
  };
  return (
    <Field label={t("conversations.template")}>
      {(control) => (
        <Combobox
          {...control}
          options={templates.map(({ id, name, language, category }) => ({
            value: String(id),
            label: `${name} · ${language}`,
            hint: category.toLowerCase(),
          }))}
          placeholder={t("conversations.chooseTemplate")}
          searchLabel={t("conversations.findTemplate")}
          value={chosen && String(chosen.id)}
          onChange={choose}
        />
      )}
    </Field>
  );
}

interface ValuesProps {
  filled: Filled;
  onFill: (filled: Filled) => void;
  error: Error | null;
}

function Values({ filled, onFill, error }: ValuesProps) {
  const { t } = useI18n();
  const { template, values, mediaId } = filled;
  const problem = error ? problemFrom(error) : undefined;
  const fault = (key: string) =>
    problem?.errors.find(({ path }) => path === `message.variables.${key}`)?.message;
  return (
    <>
      {template.variables.map((key) => (
        <TextField
          key={`${template.id} ${key}`}
          label={t("conversations.variable", { name: `{{${key}}}` })}
          error={fault(key)}
          value={values[key] ?? ""}
          onChange={(value) => onFill({ ...filled, values: { ...values, [key]: value } })}
        />
      ))}
      {template.mediaKind && (
        <section aria-label={t("conversations.headerFile")} className="grid gap-2">
          <h3 className="text-sm font-semibold">{t("conversations.headerFile")}</h3>
          <FileGrid
            kind={template.mediaKind}
            value={mediaId}
            onChoose={({ id }) => onFill({ ...filled, mediaId: id })}
          />
        </section>
      )}
      {problem && <ProblemNote problem={problem} />}
      <Preview template={template} values={values} />
    </>
  );
}

/** Most templates begin with the name of whom they speak to. */
function unfilled(template: Template, name: string): Filled {
  const [first] = template.variables;
  const values: Filled["values"] = first === undefined || name === "" ? {} : { [first]: name };
  return { template, values, mediaId: null };
}

function NoTemplates() {
  const { t } = useI18n();
  return (
    <EmptyState icon={<LayoutTemplate aria-hidden="true" />} title={t("conversations.noTemplates")}>
      {t("conversations.noTemplatesHint")}
    </EmptyState>
  );
}

function Preview({ template, values }: { template: Template; values: Record<string, string> }) {
  const { t, locale } = useI18n();
  const { header, mediaKind, body, footer, buttons } = previewTemplate(template, values, locale);
  return (
    <Phone label={t("conversations.preview")}>
      <MessageBubble {...{ header, mediaKind, body, footer, buttons }} />
    </Phone>
  );
}
