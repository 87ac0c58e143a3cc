import {
  previewTemplate,
  shapeOfDraft,
  type TemplateDraft,
} from "@siar/core/approved-templates/rules";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { MessageBubble, Phone } from "../../../ui/phone.tsx";

/** With the samples in it, as Meta's reviewers and later a phone will show it. */
export function DraftPreview({ draft }: { draft: TemplateDraft }) {
  const { t, locale } = useI18n();
  const drawn = previewTemplate(shapeOfDraft(draft), valuesOf(draft), locale);
  return (
    <Panel title={t("templates.asSeen")}>
      <Phone label={t("templates.asSeen")}>
        <MessageBubble {...drawn} body={drawn.body || t("templates.draft.bodyEmpty")} />
      </Phone>
    </Panel>
  );
}

/** Samples of buttons stand with the buttons themselves. */
const valuesOf = ({ samples, buttons }: TemplateDraft): Record<string, string> => ({
  ...samples,
  ...Object.fromEntries(
    buttons.flatMap((button, place) => {
      if (button.kind === "url") return [[`button.${place}`, button.sample]];
      return button.kind === "copy-code" ? [[`button.${place}`, button.code]] : [];
    }),
  ),
});
