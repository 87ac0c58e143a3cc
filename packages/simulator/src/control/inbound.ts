import type { Context } from "hono";
import { z } from "zod";
import { type InboundContent, receive } from "../inbound.ts";
import { storeMedia } from "../graph/store-media.ts";
import type { Network } from "../network.ts";
import { contactCard } from "../contact-card.ts";
import { dialledDigits, userIdOf, whatsappId } from "../rules/phone.ts";
import { sampleFile } from "../sample-file.ts";
import { type BusinessNumber, findNumber, numbers } from "../world.ts";
import type { ControlEnv } from "./app.ts";

// POST /simulator/api/inbound: a customer writes, quotes, presses, reacts, sends a file or changes
// what marketing may come.

const wamid = z.string().startsWith("wamid.");

const Act = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string().min(1).max(65_536) }),
  z.object({ type: z.literal("button"), text: z.string().min(1), payload: z.string().optional() }),
  z.object({ type: z.literal("button_reply"), id: z.string().min(1), title: z.string().min(1) }),
  z.object({
    type: z.literal("list_reply"),
    id: z.string().min(1),
    title: z.string().min(1),
    description: z.string().optional(),
  }),
  z.object({ type: z.literal("reaction"), messageId: wamid, emoji: z.string().max(40) }),
  z.object({
    type: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({
    type: z.enum(["image", "video", "document", "audio", "sticker"]),
    caption: z.string().max(1024).optional(),
    filename: z.string().max(240).optional(),
  }),
  z.object({ type: z.literal("unsupported"), kind: z.string().default("poll") }),
  z.object({ type: z.literal("preference"), value: z.enum(["stop", "resume"]) }),
]);

const Inbound = z.intersection(
  z.object({
    from: z.string().transform((value, context) => {
      const digits = dialledDigits(value);
      if (digits !== null) return whatsappId(digits);
      context.addIssue("must be a phone number");
      return z.NEVER;
    }),
    name: z.string().min(1).max(120).optional(),
    numberId: z
      .string()
      .default(numbers[0].id)
      .transform((id, context) => {
        const number = findNumber(id);
        if (number !== undefined) return number;
        context.addIssue("is not one of the two numbers");
        return z.NEVER;
      }),
    quotes: wamid.optional(),
    forwarded: z.boolean().optional(),
  }),
  Act,
);

type Inbound = z.infer<typeof Inbound>;

export async function customerActs(c: Context<ControlEnv>) {
  const { network, postman } = c.env;
  const body: unknown = await c.req.json();
  const inbound = Inbound.parse(withType(body));
  const { from: phone, numberId: number } = inbound;
  const now = Date.now();
  if (inbound.name !== undefined) network.people.setName(phone, inbound.name);
  if (inbound.type === "preference") {
    network.people.setStoppedMarketing(phone, inbound.value === "stop");
    postman.post([preference(network, number, phone, inbound.value, now)], now);
    return c.json({ phone, stoppedMarketing: inbound.value === "stop" }, 201);
  }
  const content = await contentOf(network, inbound, number, new URL(c.req.url).origin);
  const { quotes, forwarded } = inbound;
  const update = network.transaction(() =>
    receive(network, { phone, number, content, quotes, forwarded }, now),
  );
  postman.post([update], now);
  return c.json({ phone, message: "value" in update ? update.value : null }, 201);
}

/** `{ "from", "text" }` is enough for the most common thing a customer does. */
function withType(body: unknown): unknown {
  return typeof body === "object" && body !== null && !("type" in body) && "text" in body
    ? { ...body, type: "text" }
    : body;
}

type Content = Exclude<Inbound, { type: "preference" }>;

async function contentOf(
  network: Network,
  inbound: Content,
  number: BusinessNumber,
  origin: string,
): Promise<InboundContent> {
  switch (inbound.type) {
    case "image":
    case "video":
    case "document":
    case "audio":
    case "sticker": {
      const sample = sampleFile(inbound.type);
      const media = await storeMedia(network, number.id, { ...sample, filename: null }, origin);
      const { type, caption, filename } = inbound;
      return { type, media, caption, filename: filename ?? sample.filename };
    }
    case "button":
      return { ...inbound, payload: inbound.payload ?? inbound.text };
    default:
      return inbound;
  }
}

function preference(
  network: Network,
  number: BusinessNumber,
  phone: string,
  value: "stop" | "resume",
  now: number,
) {
  return {
    kind: "preference" as const,
    number,
    contact: contactCard(network, phone),
    value: {
      wa_id: phone,
      user_id: userIdOf(phone),
      detail: `User requested to ${value} marketing messages`,
      category: "marketing_messages",
      value,
      timestamp: Math.floor(now / 1000),
    },
  };
}
