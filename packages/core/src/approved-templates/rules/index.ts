export { previewTemplate } from "./preview.ts";
export { templateWriter, type TemplateWriter } from "./writer.ts";
export { problemsOf } from "./validate.ts";
export {
  draftProblems,
  draftSentence,
  LONGEST,
  type DraftProblem,
} from "@siar/whatsapp/template-draft-problems";
export {
  shapeOfDraft,
  submissionOf,
  type DraftButton,
  type DraftHeader,
  type TemplateDraft,
} from "@siar/whatsapp/template-draft";
export { variablesAsRead } from "@siar/whatsapp/template";
export { templateLanguages } from "./languages.ts";
export { LARGEST_SAMPLE, sampleType, type SampleKind } from "./sample-file.ts";
