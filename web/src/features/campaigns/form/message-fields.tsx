import { limitOf } from "@siar/core/message-templates/schema";
import { Info } from "lucide-react";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Composer } from "../../../ui/composer/lazy-composer.tsx";
import { MediaField } from "../../../ui/media/media-field.tsx";
import { RadioCards } from "../../../ui/radio-cards.tsx";
import { TemplateFields } from "./template-fields.tsx";
import type { CampaignForm } from "./use-campaign-form.ts";
import type { Writing } from "./writing.ts";
import { LibraryTools } from "./library-tools.tsx";

interface Props {
  form: CampaignForm;
  writing: Writing;
}

export function MessageFields({ form, writing }: Props) {
  const { t } = useI18n();
  return (
    <div className="grid gap-4">
      <RadioCards
        label={t("campaigns.form.kind")}
        value={form.values.type}
        onChange={(type) => form.set("type", type)}
        cards={[
          {
            value: "template",
            label: t("campaigns.form.template"),
            hint: t("campaigns.form.templateHint"),
          },
          { value: "text", label: t("campaigns.form.text"), hint: t("campaigns.form.textHint") },
          { value: "media", label: t("campaigns.form.file"), hint: t("campaigns.form.fileHint") },
        ]}
      />
      <KindFields form={form} writing={writing} />
    </div>
  );
}

function KindFields({ form, writing }: Props) {
  switch (form.values.type) {
    case "text":
      return <TextMessage form={form} writing={writing} />;
    case "template":
      return <TemplateFields form={form} />;
    case "media":
      return <MediaMessage form={form} writing={writing} />;
  }
}

function TextMessage({ form, writing }: Props) {
  const { t } = useI18n();
  return (
    <>
      <LibraryTools form={form} />
      <Composer
        label={t("campaigns.form.words")}
        limit={limitOf("text")}
        {...writing}
        error={form.error("text")}
        value={form.values.text}
        onChange={(text) => form.set("text", text)}
      />
      <WindowNote />
    </>
  );
}

/** A picture, a video or a document with a caption; a sound has none. */
function MediaMessage({ form, writing }: Props) {
  const { t } = useI18n();
  const { mediaId, mediaKind, text } = form.values;
  return (
    <>
      <LibraryTools form={form} />
      <MediaField
        label={t("campaigns.form.file")}
        error={form.error("mediaId")}
        value={mediaId}
        onChange={(media) => {
          form.set("mediaId", media?.id ?? null);
          form.set("mediaKind", media?.kind ?? null);
        }}
      />
      {mediaKind !== "audio" && (
        <Composer
          label={t("campaigns.form.caption")}
          limit={limitOf("image")}
          {...writing}
          error={form.error("text")}
          value={text}
          onChange={(caption) => form.set("text", caption)}
        />
      )}
      <WindowNote />
    </>
  );
}

function WindowNote() {
  const { t } = useI18n();
  return (
    <p className="flex gap-2 text-sm text-ink-2">
      <Info size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-info" />
      {t("campaigns.form.windowNote")}
    </p>
  );
}
