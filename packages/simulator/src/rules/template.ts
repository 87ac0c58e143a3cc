import { z } from "zod";

// A template as the account holds it. Types come in upper case, whatever case they were created in.

const upper = z.string().transform((text) => text.toUpperCase());

const mediaFormats = ["IMAGE", "VIDEO", "DOCUMENT"] as const;

export const Button = z.looseObject({
  type: upper.pipe(
    z.enum([
      "QUICK_REPLY",
      "URL",
      "PHONE_NUMBER",
      "COPY_CODE",
      "OTP",
      "FLOW",
      "CATALOG",
      "MPM",
      "SPM",
      "VOICE_CALL",
      "REQUEST_CONTACT_INFO",
    ]),
  ),
  text: z.string().optional(),
  url: z.string().optional(),
  phone_number: z.string().optional(),
  example: z.union([z.string(), z.array(z.string())]).optional(),
});

const namedExample = z.array(z.looseObject({ param_name: z.string(), example: z.string() }));

const Header = z.looseObject({
  type: z.literal("HEADER"),
  format: upper.pipe(z.enum(["TEXT", "LOCATION", ...mediaFormats])),
  text: z.string().optional(),
  example: z
    .looseObject({
      header_text: z.array(z.string()).optional(),
      header_text_named_params: namedExample.optional(),
      header_handle: z.array(z.string()).optional(),
    })
    .optional(),
});

const Body = z.looseObject({
  type: z.literal("BODY"),
  text: z.string(),
  example: z
    .looseObject({
      body_text: z.array(z.array(z.string())).optional(),
      body_text_named_params: namedExample.optional(),
    })
    .optional(),
});

const Footer = z.looseObject({ type: z.literal("FOOTER"), text: z.string() });
const Buttons = z.looseObject({ type: z.literal("BUTTONS"), buttons: z.array(Button).min(1) });
const Offer = z.looseObject({
  type: z.literal("LIMITED_TIME_OFFER"),
  limited_time_offer: z.looseObject({
    text: z.string().max(16),
    has_expiration: z.boolean().optional(),
  }),
});

const withUpperType = (value: unknown) =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
    ? { ...value, type: value.type.toUpperCase() }
    : value;

const CardComponent = z.preprocess(
  withUpperType,
  z.discriminatedUnion("type", [Header, Body, Buttons]),
);
const Carousel = z.looseObject({
  type: z.literal("CAROUSEL"),
  cards: z.array(z.looseObject({ components: z.array(CardComponent) })),
});

export const Component = z.preprocess(
  withUpperType,
  z.discriminatedUnion("type", [Header, Body, Footer, Buttons, Offer, Carousel]),
);

export type Component = z.infer<typeof Component>;
export type Button = z.infer<typeof Button>;

export const templateStatuses = [
  "PENDING",
  "APPROVED",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "PENDING_DELETION",
  "DELETED",
  "LIMIT_EXCEEDED",
  "ARCHIVED",
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

export const categories = ["MARKETING", "UTILITY", "AUTHENTICATION"] as const;
export type Category = (typeof categories)[number];

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
  readonly category: Category;
  readonly parameterFormat: "POSITIONAL" | "NAMED";
  readonly components: readonly Component[];
  readonly quality: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  readonly rejectedReason: string;
}

type Kind<T extends Component["type"]> = Extract<Component, { type: T }>;

export function part<T extends Component["type"]>(
  components: readonly Component[],
  type: T,
): Kind<T> | undefined {
  const isPart = (one: Component): one is Kind<T> => one.type === type;
  return components.find(isPart);
}

/** The names between `{{` and `}}` in order of appearance, each once. */
export function variablesOf(text: string): string[] {
  return [
    ...new Set(Array.from(text.matchAll(/\{\{\s*([^{}\s]*)\s*\}\}/g), (match) => match[1] ?? "")),
  ];
}

export function substitute(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\{\{\s*([^{}\s]*)\s*\}\}/g,
    (whole, name: string) => values.get(name) ?? whole,
  );
}
