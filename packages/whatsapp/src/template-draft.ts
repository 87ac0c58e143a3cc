import type { TemplateSubmission } from "./client.ts";
import { variablesIn, type TemplateComponent, type TemplateShape } from "./template.ts";

/** A template as somebody writes it, before Meta has seen it. */
export interface TemplateDraft {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly header: DraftHeader;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly DraftButton[];
  /** What Meta's reviewers read in place of each variable: `1`, `first_name`, `header.1`. */
  readonly samples: Readonly<Record<string, string>>;
}

export type DraftHeader =
  | { readonly kind: "none" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "location" }
  | {
      readonly kind: "image" | "video" | "document";
      /** Meta's handle of the sample that was uploaded. */
      readonly handle: string;
    };

export type DraftButton =
  | { readonly kind: "quick-reply"; readonly label: string }
  | {
      readonly kind: "url";
      readonly label: string;
      readonly url: string;
      /** The end of the address, where it differs from person to person. */
      readonly sample: string;
    }
  | { readonly kind: "phone"; readonly label: string; readonly phone: string }
  | { readonly kind: "copy-code"; readonly code: string };

/** Numbers or names: what the variables look like decides. */
export const formatOf = ({ header, body }: TemplateDraft): "POSITIONAL" | "NAMED" => {
  const names = [...variablesIn(header.kind === "text" ? header.text : ""), ...variablesIn(body)];
  return names.some((name) => !/^\d+$/.test(name)) ? "NAMED" : "POSITIONAL";
};

const sampleOf = ({ samples }: TemplateDraft, key: string): string =>
  Object.hasOwn(samples, key) ? (samples[key] ?? "").trim() : "";

/** As Meta wants it: only for a draft without problems. */
export const submissionOf = (draft: TemplateDraft): TemplateSubmission => ({
  name: draft.name.trim(),
  language: draft.language,
  category: draft.category,
  parameter_format: formatOf(draft),
  components: componentsOf(draft),
});

/** For whoever draws it before it is sent. */
export const shapeOfDraft = (draft: TemplateDraft): TemplateShape => ({
  parameterFormat: formatOf(draft),
  components: componentsOf(draft),
});

function componentsOf(draft: TemplateDraft): TemplateComponent[] {
  const footer = draft.footer.trim();
  return [
    ...headerOf(draft),
    bodyOf(draft),
    ...(footer === "" ? [] : [{ type: "FOOTER", text: footer }]),
    ...(draft.buttons.length === 0
      ? []
      : [{ type: "BUTTONS", buttons: draft.buttons.map(buttonOf) }]),
  ];
}

function headerOf(draft: TemplateDraft): TemplateComponent[] {
  const { header } = draft;
  switch (header.kind) {
    case "none":
      return [];
    case "location":
      return [{ type: "HEADER", format: "LOCATION" }];
    case "text": {
      const text = header.text.trim();
      const example = exampleOf(draft, "header_text", variablesIn(text), "header.");
      return [{ type: "HEADER", format: "TEXT", text, ...example }];
    }
    case "image":
    case "video":
    case "document": {
      const example = { header_handle: [header.handle] };
      return [{ type: "HEADER", format: header.kind.toUpperCase(), example }];
    }
  }
}

function bodyOf(draft: TemplateDraft): TemplateComponent {
  const text = draft.body.trim();
  return { type: "BODY", text, ...exampleOf(draft, "body_text", variablesIn(text), "") };
}

/** Meta wants samples in another shape for names than for numbers, and nothing where there are none. */
function exampleOf(
  draft: TemplateDraft,
  part: "header_text" | "body_text",
  variables: readonly string[],
  prefix: string,
): { example?: unknown } {
  if (variables.length === 0) return {};
  const sample = (name: string): string => sampleOf(draft, `${prefix}${name}`);
  if (formatOf(draft) === "NAMED") {
    const named = variables.map((name) => ({ param_name: name, example: sample(name) }));
    return { example: { [`${part}_named_params`]: named } };
  }
  const values = variables.map(sample);
  return { example: { [part]: part === "body_text" ? [values] : values } };
}

type WireButton = NonNullable<TemplateComponent["buttons"]>[number];

function buttonOf(button: DraftButton): WireButton {
  switch (button.kind) {
    case "quick-reply":
      return { type: "QUICK_REPLY", text: button.label.trim() };
    case "url": {
      const url = button.url.trim();
      const example = variablesIn(url).length > 0 ? { example: [button.sample.trim()] } : {};
      return { type: "URL", text: button.label.trim(), url, ...example };
    }
    case "phone":
      return {
        type: "PHONE_NUMBER",
        text: button.label.trim(),
        phone_number: button.phone.trim().replaceAll(/[\s()-]/g, ""),
      };
    case "copy-code":
      return { type: "COPY_CODE", example: button.code.trim() };
  }
}
