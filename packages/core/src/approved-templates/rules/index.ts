export { previewTemplate } from "./preview.ts";
export { templateWriter, type TemplateWriter } from "./writer.ts";
