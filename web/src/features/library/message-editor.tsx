import { limitOf } from "@siar/core/message-templates/schema";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import type { Media } from "../../lib/media/queries.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { Composer } from "../../ui/composer/lazy-composer.tsx";
import { Field } from "../../ui/field.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { Input } from "../../ui/input.tsx";
import { MediaField } from "../../ui/media/media-field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { MessagePhone, usePeople } from "./message-phone.tsx";
import { categoriesQuery, useLibraryChanged, type Message } from "./queries.ts";

type Values = Pick<Message, "name" | "category" | "type" | "text" | "mediaId">;

interface Props {
  message?: Message;
  onSaved: (saved: Message) => void;
  cancel: ReactNode;
}

const blank: Values = { name: "", category: "", type: "text", text: "", mediaId: null };

const valuesOf = ({ name, category, type, text, mediaId }: Message): Values => ({
  name,
  category,
  type,
  text,
  mediaId,
});

const save = (message: Message | undefined, body: Values): Promise<Message> =>
  message === undefined
    ? answer(api.POST("/api/campaign-templates", { body }))
    : answer(
        api.PUT("/api/campaign-templates/{id}", {
          params: { path: { id: message.id } },
          body: { ...body, version: message.version },
        }),
      );

function useMessageForm({ message, onSaved }: Props) {
  const { t } = useI18n();
  const changed = useLibraryChanged();
  return useForm({
    initial: message ? valuesOf(message) : blank,
    check: ({ name, text, type }: Values) => ({
      ...(name.trim() === "" ? { name: t("library.nameNeeded") } : {}),
      ...(text.trim() === "" && type === "text" ? { text: t("library.textNeeded") } : {}),
    }),
    save: (values) => save(message, values),
    onSaved: async (saved) => {
      onSaved(saved);
      await changed();
    },
  });
}

/** A message beside the phone that shows it, while one writes it. */
export function MessageEditor(props: Props) {
  const { t } = useI18n();
  const form = useMessageForm(props);
  const walk = usePeople();
  const { type, text } = form.values;
  return (
    <form
      onSubmit={form.submit}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_23rem]"
    >
      <div className="grid min-w-0 gap-5">
        <FormSummary refused={form.refused} />
        <About form={form} />
        <FileField form={form} />
        <Composer
          label={t("library.text")}
          value={text}
          onChange={(value) => form.set("text", value)}
          error={form.error("text")}
          limit={limitOf(type)}
          person={walk.person}
        />
        <Buttons busy={form.busy} cancel={props.cancel} />
      </div>
      <div className="min-w-0 lg:sticky lg:top-16">
        <Panel title={t("library.preview")}>
          <MessagePhone message={{ type, text }} walk={walk} />
        </Panel>
      </div>
    </form>
  );
}

function Buttons({ busy, cancel }: { busy: boolean; cancel: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {cancel}
      <Button type="submit" look="primary" busy={busy}>
        {t("action.save")}
      </Button>
    </div>
  );
}

function About({ form }: { form: ReturnType<typeof useMessageForm> }) {
  const { t } = useI18n();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("library.name")}
        hint={t("library.nameHint")}
        autoComplete="off"
        error={form.error("name")}
        value={form.values.name}
        onChange={(value) => form.set("name", value)}
      />
      <CategoryField
        value={form.values.category}
        onChange={(value) => form.set("category", value)}
        error={form.error("category")}
      />
    </div>
  );
}

/** A picture, a video or a document above the text; a sound takes no words and stays outside. */
function FileField({ form }: { form: ReturnType<typeof useMessageForm> }) {
  const { t } = useI18n();
  const toast = useToast();
  const choose = (media: Media | null) => {
    if (media?.kind === "audio") return toast({ tone: "bad", text: t("library.noSound") });
    form.set("type", media?.kind ?? "text");
    form.set("mediaId", media?.id ?? null);
  };
  return (
    <MediaField
      label={t("library.fileAbove")}
      hint={t("library.fileHint")}
      error={form.error("mediaId")}
      value={form.values.mediaId}
      onChange={choose}
    />
  );
}

interface CategoryProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** Any word; those that are in use are offered. */
function CategoryField({ value, onChange, error }: CategoryProps) {
  const { t } = useI18n();
  const list = useId();
  const { data: categories = [] } = useQuery(categoriesQuery);
  return (
    <Field label={t("library.category")} hint={t("library.categoryHint")} error={error} optional>
      {(control) => (
        <>
          <Input
            {...control}
            list={list}
            maxLength={60}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {categories.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
