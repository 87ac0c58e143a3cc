import { z } from "zod";
import { accepted, type Checked, graphError, type GraphError, refused } from "./graph-error.ts";
import { type Button, categories, Component, part, variablesOf } from "./template.ts";

// What Meta checks before a template goes into review. Its own code for each is the subcode.

const Draft = z.looseObject({
  name: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[a-z0-9_]+$/, "only a-z, 0-9 and _"),
  language: z.string().regex(/^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/, "is not a language code"),
  category: z.string().toUpperCase().pipe(z.enum(categories)),
  parameter_format: z
    .string()
    .toUpperCase()
    .pipe(z.enum(["POSITIONAL", "NAMED"]))
    .default("POSITIONAL"),
  components: z.array(Component).min(1),
});
export type Draft = z.infer<typeof Draft>;

const Change = z.looseObject({
  category: Draft.shape.category.optional(),
  components: Draft.shape.components.optional(),
});
export type Change = z.infer<typeof Change>;

const subcodes = {
  length: 2388040,
  header: 2388047,
  body: 2388072,
  footer: 2388073,
  ratio: 2388293,
  edge: 2388299,
} as const;

function wrong(kind: keyof typeof subcodes, details: string): GraphError {
  return { ...graphError(100, details), subcode: subcodes[kind] };
}

export function checkDraft(body: unknown): Checked<Draft> {
  const draft = Draft.safeParse(body);
  if (!draft.success) return refused(shapeError(draft.error));
  const { components, parameter_format } = draft.data;
  const problem = componentsProblem(components, parameter_format === "NAMED");
  return problem === null ? accepted(draft.data) : refused(problem);
}

export function checkChange(body: unknown, named: boolean): Checked<Change> {
  const change = Change.safeParse(body);
  if (!change.success) return refused(shapeError(change.error));
  const { components } = change.data;
  const problem = components === undefined ? null : componentsProblem(components, named);
  return problem === null ? accepted(change.data) : refused(problem);
}

function shapeError(error: z.ZodError): GraphError {
  const [issue] = error.issues;
  return graphError(100, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "is not valid"}`);
}

function componentsProblem(components: readonly Component[], named: boolean): GraphError | null {
  const body = part(components, "BODY");
  if (body === undefined) return wrong("body", "a template needs a BODY");
  const hasOffer = part(components, "LIMITED_TIME_OFFER") !== undefined;
  if (hasOffer && part(components, "FOOTER") !== undefined) {
    return wrong("footer", "a limited-time offer takes no footer");
  }
  return (
    headerProblem(components, named) ??
    bodyProblem(body, named, hasOffer ? 600 : 1024) ??
    footerProblem(components) ??
    buttonsProblem(part(components, "BUTTONS")?.buttons ?? []) ??
    carouselProblem(components)
  );
}

function headerProblem(components: readonly Component[], named: boolean): GraphError | null {
  const header = part(components, "HEADER");
  if (header === undefined || header.format === "LOCATION") return null;
  if (header.format !== "TEXT") {
    const handle = header.example?.header_handle?.[0];
    return handle === undefined
      ? wrong("header", "a media header needs example.header_handle")
      : null;
  }
  const text = header.text ?? "";
  const variables = variablesOf(text);
  if (text === "" || text.length > 60) return wrong("length", "header: 1 to 60 characters");
  if (variables.length > 1) return wrong("header", "header: at most one variable");
  if (/[*~`\n]/.test(text)) return wrong("header", "header: no formatting, no new lines");
  const { header_text, header_text_named_params } = header.example ?? {};
  const examples = (named ? header_text_named_params : header_text)?.length ?? 0;
  return examples < variables.length ? wrong("header", "header: an example is missing") : null;
}

type Body = Extract<Component, { type: "BODY" }>;

function bodyProblem(body: Body, named: boolean, longest: number): GraphError | null {
  const text = body.text.trim();
  if (text === "" || text.length > longest) {
    return wrong("length", `body: 1 to ${longest} characters`);
  }
  const variables = variablesOf(text);
  if (/^\{\{|\}\}$/.test(text)) return wrong("edge", "body: no variable at the start or the end");
  if (/\}\}\s*\{\{/.test(text)) return wrong("body", "body: two variables must not touch");
  const numbered = variables.every((name, place) => name === String(place + 1));
  const lowercase = variables.every((name) => /^[a-z_][a-z0-9_]*$/.test(name));
  if (named ? !lowercase : !numbered) {
    return wrong(
      "body",
      named ? "body: names are a-z, 0-9 and _" : "body: number from {{1}}, no gaps",
    );
  }
  const words = text
    .replace(/\{\{[^{}]*\}\}/g, "")
    .split(/\s+/)
    .filter(Boolean).length;
  if (words < variables.length * 2 + 1) {
    return wrong("ratio", "body: too many variables for its words");
  }
  const { body_text, body_text_named_params } = body.example ?? {};
  const examples = (named ? body_text_named_params : body_text?.[0])?.length ?? 0;
  return examples < variables.length ? wrong("body", "body: an example is missing") : null;
}

function footerProblem(components: readonly Component[]): GraphError | null {
  const footer = part(components, "FOOTER");
  if (footer === undefined) return null;
  if (footer.text === "" || footer.text.length > 60) {
    return wrong("length", "footer: 1 to 60 characters");
  }
  return variablesOf(footer.text).length > 0 ? wrong("footer", "footer: no variables") : null;
}

const atMost: Readonly<Record<string, number>> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 };

function buttonsProblem(buttons: readonly Button[]): GraphError | null {
  if (buttons.length > 10) return graphError(100, "buttons: at most 10");
  for (const [type, most] of Object.entries(atMost)) {
    const count = buttons.filter((button) => button.type === type).length;
    if (count > most) return graphError(100, `buttons: at most ${most} of type ${type}`);
  }
  const quick = buttons.map((button) => button.type === "QUICK_REPLY");
  const changes = quick.filter((one, place) => place > 0 && one !== quick[place - 1]).length;
  if (changes > 1) return graphError(100, "buttons: quick replies must stand together");
  return buttons.map(buttonProblem).find((problem) => problem !== null) ?? null;
}

function buttonProblem(button: Button): GraphError | null {
  const label = button.text ?? "";
  const labelled = button.type !== "COPY_CODE" && button.type !== "OTP";
  if (labelled && (label === "" || label.length > 25)) {
    return wrong("length", "buttons: a label of 1 to 25 characters");
  }
  if (button.type === "PHONE_NUMBER" && !/^\+?\d{5,20}$/.test(button.phone_number ?? "")) {
    return graphError(100, "buttons: phone_number is not valid");
  }
  if (button.type !== "URL") return null;
  const url = button.url ?? "";
  if (!/^https?:\/\//.test(url) || url.length > 2000) {
    return graphError(100, "buttons: url is not valid");
  }
  const variables = variablesOf(url);
  if (variables.length === 0) return null;
  const last = variables.length === 1 && /\{\{[^{}]*\}\}$/.test(url);
  if (!last) return graphError(100, "buttons: one variable, at the end of the url");
  return button.example === undefined ? graphError(100, "buttons: the url needs an example") : null;
}

function carouselProblem(components: readonly Component[]): GraphError | null {
  const cards = part(components, "CAROUSEL")?.cards;
  if (cards === undefined) return null;
  if (cards.length < 2 || cards.length > 10) return graphError(100, "carousel: 2 to 10 cards");
  const shape = (card: (typeof cards)[number]) => card.components.map((one) => one.type).join();
  const first = cards[0];
  const same = first !== undefined && cards.every((card) => shape(card) === shape(first));
  return same ? null : graphError(100, "carousel: every card must have the same components");
}
