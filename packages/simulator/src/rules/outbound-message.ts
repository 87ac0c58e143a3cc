import { z } from "zod";
import { accepted, type Checked, graphError, type GraphError, refused } from "./graph-error.ts";

// The body of POST …/messages. What does not fit is answered with Meta's codes: 131008 for
// something missing, 131009 for a bad value, 131051 for a type it does not know.

const url = z.url({ protocol: /^https?$/ }).max(2000);

function media<T extends z.ZodRawShape>(extra: T) {
  return z
    .looseObject({ id: z.string().min(1).optional(), link: url.optional(), ...extra })
    .refine((value) => (value.id === undefined) !== (value.link === undefined), {
      message: "exactly one of id and link must be given",
    });
}

const caption = z.string().max(1024).optional();
const filename = z.string().max(240).optional();
const mediaRef = media({});
const documentRef = media({ filename });
const location = z.object({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
  name: z.string().max(1000).optional(),
  address: z.string().max(1000).optional(),
});

const parameter = z.object({
  type: z.string().toLowerCase(),
  parameter_name: z.string().optional(),
  text: z.string().optional(),
  payload: z.string().optional(),
  coupon_code: z.string().optional(),
  image: mediaRef.optional(),
  video: mediaRef.optional(),
  document: documentRef.optional(),
  location: location.optional(),
  limited_time_offer: z.object({ expiration_time_ms: z.coerce.number() }).optional(),
});

const component = z.object({
  type: z.string().toLowerCase(),
  sub_type: z.string().toLowerCase().optional(),
  index: z.coerce.number().int().min(0).max(9).optional(),
  parameters: z.array(parameter).optional(),
});

const card = z.object({
  card_index: z.coerce.number().int().min(0).max(9),
  components: z.array(component),
});

const template = z.object({
  name: z.string().min(1).max(512),
  language: z.object({ code: z.string().min(2).max(16) }),
  components: z.array(z.object({ ...component.shape, cards: z.array(card).optional() })).optional(),
});

const interactiveHeader = z.object({
  type: z.enum(["text", "image", "video", "document"]),
  text: z.string().max(60).optional(),
  image: mediaRef.optional(),
  video: mediaRef.optional(),
  document: documentRef.optional(),
});
const frame = {
  header: interactiveHeader.optional(),
  footer: z.object({ text: z.string().min(1).max(60) }).optional(),
};
const bodyUpTo = (length: number) => z.object({ text: z.string().min(1).max(length) });
const unique =
  <T>(key: (item: T) => string) =>
  (items: readonly T[]) =>
    new Set(items.map(key)).size === items.length;

const replyButtons = z
  .array(
    z.object({
      type: z.literal("reply"),
      reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
    }),
  )
  .min(1)
  .max(3)
  .refine(
    unique((button: { reply: { id: string } }) => button.reply.id),
    "button ids must be unique",
  );

const section = z.object({
  title: z.string().max(24).optional(),
  rows: z
    .array(
      z.object({
        id: z.string().min(1).max(200),
        title: z.string().min(1).max(24),
        description: z.string().max(72).optional(),
      }),
    )
    .min(1),
});
const sections = z
  .array(section)
  .min(1)
  .max(10)
  .refine((all) => all.flatMap((one) => one.rows).length <= 10, "at most 10 rows in total");

const interactive = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("button"),
    ...frame,
    body: bodyUpTo(1024),
    action: z.object({ buttons: replyButtons }),
  }),
  z.object({
    type: z.literal("list"),
    ...frame,
    body: bodyUpTo(4096),
    action: z.object({ button: z.string().min(1).max(20), sections }),
  }),
  z.object({
    type: z.literal("cta_url"),
    ...frame,
    body: bodyUpTo(1024),
    action: z.object({
      name: z.literal("cta_url"),
      parameters: z.object({ display_text: z.string().min(1).max(20), url }),
    }),
  }),
  z.object({
    type: z.literal("location_request_message"),
    ...frame,
    body: bodyUpTo(1024),
    action: z.object({ name: z.literal("send_location") }),
  }),
]);

const contacts = z
  .array(z.object({ name: z.object({ formatted_name: z.string().min(1) }) }))
  .min(1);

const content = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    text: z.object({
      body: z.string().min(1).max(4096),
      preview_url: z.boolean().optional(),
    }),
  }),
  z.object({ type: z.literal("image"), image: media({ caption }) }),
  z.object({ type: z.literal("video"), video: media({ caption }) }),
  z.object({ type: z.literal("document"), document: media({ caption, filename }) }),
  z.object({ type: z.literal("audio"), audio: media({ voice: z.boolean().optional() }) }),
  z.object({ type: z.literal("sticker"), sticker: mediaRef }),
  z.object({ type: z.literal("location"), location }),
  z.object({ type: z.literal("contacts"), contacts }),
  z.object({
    type: z.literal("reaction"),
    reaction: z.object({ message_id: z.string().min(1), emoji: z.string().max(40) }),
  }),
  z.object({ type: z.literal("interactive"), interactive }),
  z.object({ type: z.literal("template"), template }),
]);

const envelope = z.looseObject({
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z.string().min(1).max(64).optional(),
  recipient: z.string().min(1).max(160).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
  context: z.object({ message_id: z.string().min(1) }).optional(),
});

export type Content = z.infer<typeof content>;
export type Envelope = z.infer<typeof envelope>;
export type TemplateMessage = z.infer<typeof template>;
export type Component = z.infer<typeof component>;
export type Parameter = z.infer<typeof parameter>;
export interface Outbound {
  readonly envelope: Envelope;
  readonly content: Content;
}

const knownTypes = new Set([
  ..."text image video document audio sticker location contacts reaction".split(" "),
  "interactive",
  "template",
]);

export function parseOutbound(body: unknown): Checked<Outbound> {
  const outside = envelope.safeParse(body);
  if (!outside.success) return refused(explain(outside.error, body));
  if (outside.data.to === undefined && outside.data.recipient === undefined) {
    return refused({
      ...graphError(100, "The parameter to is required."),
      title: "The parameter to is required.",
    });
  }
  const withType = { type: "text", ...outside.data };
  if (typeof withType.type === "string" && !knownTypes.has(withType.type)) {
    return refused(graphError(131051, `Unsupported message type '${withType.type}'.`));
  }
  const inside = content.safeParse(withType);
  if (!inside.success) return refused(explain(inside.error, withType));
  return accepted({ envelope: outside.data, content: inside.data });
}

function explain(error: z.ZodError, body: unknown): GraphError {
  const issue = error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const name = path.join(".") || "body";
  if (path[0] === "messaging_product") {
    return graphError(100, "The parameter messaging_product is required.");
  }
  if (isMissing(body, path)) return graphError(131008, `Required parameter '${name}' is missing.`);
  return graphError(131009, `Parameter '${name}' is not valid: ${issue?.message ?? "bad value"}.`);
}

function isMissing(body: unknown, path: readonly string[]): boolean {
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return true;
    value = Reflect.get(value, key);
  }
  return value === undefined;
}
