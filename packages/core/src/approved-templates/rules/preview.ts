import { partOf, slotsOf, substitute, variablesIn } from "@siar/whatsapp/template";
import type { FilledTemplate, TemplateShape } from "@siar/whatsapp/template";
import { drawTemplate, fillTemplate } from "@siar/whatsapp/template-fill";
import { problemSentence } from "@siar/whatsapp/template-problems";
import type { TemplatePreview } from "../schema.ts";

const ANY_FILE = { ref: { id: "preview" } };

/** The template as a phone shows it; what has no value yet stays visible as `{{1}}`. */
export function previewTemplate(
  shape: TemplateShape,
  values: Readonly<Record<string, string>>,
  locale: "en" | "id",
): TemplatePreview {
  const open = slotsOf(shape).filter(({ key }) => (values[key] ?? "").trim() === "");
  const standIns = Object.fromEntries(open.map(({ key, variable }) => [key, `{{${variable}}}`]));
  const drawn = drawTemplate(shape, { ...values, ...standIns }, ANY_FILE);
  const checked = fillTemplate(shape, values, ANY_FILE);
  return {
    header: drawn.header.kind === "text" ? drawn.header.text : null,
    mediaKind: mediaKindOf(drawn),
    body: drawn.body.text,
    footer: partOf(shape, "FOOTER")?.text ?? null,
    buttons: buttonsOf(shape, drawn),
    problems: checked.ok
      ? []
      : checked.error.map((problem) => ({
          variable: problem.key,
          component: problem.component,
          message: problemSentence(problem, locale),
        })),
  };
}

function mediaKindOf({ header }: FilledTemplate): TemplatePreview["mediaKind"] {
  return header.kind === "none" || header.kind === "text" ? null : header.kind;
}

const buttonsOf = (shape: TemplateShape, drawn: FilledTemplate): TemplatePreview["buttons"] =>
  (partOf(shape, "BUTTONS")?.buttons ?? []).map((button, index) => {
    const filled = drawn.buttons.find((one) => one.index === index);
    const fixed = button.url ?? button.phone_number ?? null;
    const value =
      filled?.kind === "url" && variablesIn(button.url ?? "").length > 0
        ? substitute(button.url ?? "", () => filled.value)
        : (filled?.value ?? fixed);
    return { type: button.type.toUpperCase(), text: button.text ?? "", value };
  });
