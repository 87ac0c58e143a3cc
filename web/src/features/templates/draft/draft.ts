import {
  draftProblems,
  variablesAsRead,
  type DraftButton,
  type DraftHeader,
  type TemplateDraft,
} from "@siar/core/approved-templates/rules";

export const emptyDraft: TemplateDraft = {
  name: "",
  language: "id",
  category: "MARKETING",
  header: { kind: "none" },
  body: "",
  footer: "",
  buttons: [],
  samples: {},
};

export const headerOf = (kind: DraftHeader["kind"]): DraftHeader => {
  switch (kind) {
    case "text":
      return { kind, text: "" };
    case "image":
    case "video":
    case "document":
      return { kind, handle: "" };
    case "none":
    case "location":
      return { kind };
  }
};

export const buttonOf = (kind: DraftButton["kind"]): DraftButton => {
  switch (kind) {
    case "quick-reply":
      return { kind, label: "" };
    case "url":
      return { kind, label: "", url: "https://", sample: "" };
    case "phone":
      return { kind, label: "", phone: "+62" };
    case "copy-code":
      return { kind, code: "" };
  }
};

/** What is still to be filled in is no fault while somebody writes. */
const unfinished = new Set(["empty", "sample-missing", "file-missing"]);

/** The first problem of each field, and those of nothing yet only once somebody has tried to send. */
export function shownProblems(draft: TemplateDraft, tried: boolean) {
  const shown = new Map<string, ReturnType<typeof draftProblems>[number]>();
  for (const problem of draftProblems(draft)) {
    if (!tried && unfinished.has(problem.why)) continue;
    if (!shown.has(problem.path)) shown.set(problem.path, problem);
  }
  return shown;
}

/** The variables that need a sample: of the header, then of the body in their order. */
export function sampleKeys({ header, body }: TemplateDraft): string[] {
  return [
    ...variablesAsRead(header.kind === "text" ? header.text : "").map((name) => `header.${name}`),
    ...variablesAsRead(body),
  ];
}

/** The next number that the body does not use yet. */
export function nextVariable({ body }: TemplateDraft): string {
  const used = variablesAsRead(body).map(Number).filter(Number.isInteger);
  return `{{${Math.max(0, ...used) + 1}}}`;
}
