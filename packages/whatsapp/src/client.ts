import { z } from "zod";
import { retry, type Random } from "@siar/kernel/retry";
import { err, ok, type Result } from "@siar/kernel/result";
import { readRefusal, type Refusal } from "./meta-answer.ts";
import { mediaForm, type OutgoingFile } from "./media-form.ts";
import type { OutgoingMessage } from "./message.ts";
import { send, type SendOutcome } from "./send.ts";
import { TemplateComponent } from "./template.ts";
import { exchange, jsonRequest, type Connection, type Lost } from "./transport.ts";

export interface ClientOptions extends Connection {
  readonly random?: Random;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Why a question to Meta has no answer. */
export type NoAnswer =
  | Refusal
  | { readonly kind: "unreachable"; readonly why: Lost | "no-connection" };

export type Answer<T> = Result<T, NoAnswer>;

const Paging = z.object({
  cursors: z.object({ after: z.string().optional() }).optional(),
  next: z.string().optional(),
});

const WireNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().catch(""),
  quality_rating: z.string().catch("UNKNOWN"),
  status: z.string().catch("UNKNOWN"),
  throughput: z.object({ level: z.string() }).optional().catch(undefined),
  whatsapp_business_manager_messaging_limit: z.string().optional().catch(undefined),
});
export type WireNumber = z.infer<typeof WireNumber>;

const WireTemplate = z.object({
  id: z.coerce.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  parameter_format: z.enum(["POSITIONAL", "NAMED"]).catch("POSITIONAL"),
  components: z.array(TemplateComponent).catch([]),
  quality_score: z.object({ score: z.string() }).optional().catch(undefined),
  rejected_reason: z.string().nullish().catch(null),
});
export type WireTemplate = z.infer<typeof WireTemplate>;

const Subscriptions = z.array(
  z.object({ whatsapp_business_api_data: z.object({ id: z.string() }).optional() }),
);

const NUMBER_FIELDS =
  "id,display_phone_number,verified_name,quality_rating,status,throughput,whatsapp_business_manager_messaging_limit";
const TEMPLATE_FIELDS =
  "id,name,language,status,category,components,parameter_format,quality_score,rejected_reason";
const PAGE = 100;
/** An account has at most 6,000 templates; a list without an end is a fault, not work. */
const MAX_PAGES = 200;
const RETRY = { attempts: 3, base: 300, cap: 3_000 };

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export type WhatsAppClient = ReturnType<typeof createClient>;

/** Meta's Cloud API for one account. Questions are repeated with full jitter; a send never is. */
export function createClient(options: ClientOptions) {
  const ask = <T extends z.ZodType>(path: string, shape: T) => askMeta(options, path, shape);
  return {
    send: (phoneNumberId: string, message: OutgoingMessage): Promise<SendOutcome> =>
      send(options, phoneNumberId, message),
    numbers: (accountId: string) =>
      pages(options, `${accountId}/phone_numbers?fields=${NUMBER_FIELDS}`, WireNumber),
    number: (phoneNumberId: string) => ask(`${phoneNumberId}?fields=${NUMBER_FIELDS}`, WireNumber),
    templates: (accountId: string) =>
      pages(options, `${accountId}/message_templates?fields=${TEMPLATE_FIELDS}`, WireTemplate),
    subscriptions: (accountId: string) =>
      ask(`${accountId}/subscribed_apps`, z.object({ data: Subscriptions })),
    subscribe: (accountId: string) =>
      perform(options, `${accountId}/subscribed_apps`, jsonRequest("POST", {}), Success),
    /** Tried once: a file that is read as it leaves cannot be repeated. */
    uploadMedia: (phoneNumberId: string, file: OutgoingFile, timeoutMs = options.timeoutMs) =>
      perform({ ...options, timeoutMs }, `${phoneNumberId}/media`, mediaForm(file), MediaUpload),
    mediaAddress: (mediaId: string) =>
      ask(mediaId, z.object({ url: z.string(), mime_type: z.string() })),
    removeMedia: (mediaId: string) => perform(options, mediaId, jsonRequest("DELETE", {}), Success),
  };
}

const Success = z.object({ success: z.literal(true) });
const MediaUpload = z.object({ id: z.string().min(1).max(255) });

async function perform<T extends z.ZodType>(
  connection: Connection,
  path: string,
  init: RequestInit,
  shape: T,
): Promise<Answer<z.output<T>>> {
  const answer = await exchange(connection, path, init);
  if (answer.kind === "lost") return err({ kind: "unreachable", why: answer.why });
  if (answer.kind === "never-left") return err({ kind: "unreachable", why: "no-connection" });
  const refusal = readRefusal(answer.body, answer.httpStatus);
  if (refusal !== null) return err(refusal);
  const parsed = shape.safeParse(answer.body);
  return parsed.success ? ok(parsed.data) : err({ kind: "unreachable", why: "not-json" });
}

class TryAgain extends Error {
  readonly answer: NoAnswer;
  constructor(answer: NoAnswer) {
    super("Meta did not answer");
    this.answer = answer;
  }
}

async function askMeta<T extends z.ZodType>(
  options: ClientOptions,
  path: string,
  shape: T,
): Promise<Answer<z.output<T>>> {
  const once = async (): Promise<Answer<z.output<T>>> => {
    const answer = await perform(options, path, {}, shape);
    if (!answer.ok && isPassing(answer.error)) throw new TryAgain(answer.error);
    return answer;
  };
  try {
    return await retry(once, {
      ...RETRY,
      random: options.random ?? Math.random,
      sleep: options.sleep ?? pause,
      worthIt: (error) => error instanceof TryAgain,
    });
  } catch (error) {
    if (error instanceof TryAgain) return err(error.answer);
    throw error;
  }
}

const isPassing = (answer: NoAnswer): boolean =>
  answer.kind === "unreachable" || answer.class === "R" || answer.class === "S";

/** Every item of a list, over all its pages. */
async function pages<T extends z.ZodType>(
  options: ClientOptions,
  path: string,
  item: T,
): Promise<Answer<z.output<T>[]>> {
  const shape = z.object({ data: z.array(item), paging: Paging.optional() });
  const items: z.output<T>[] = [];
  let after: string | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const cursor = after === undefined ? "" : `&after=${encodeURIComponent(after)}`;
    const page = await askMeta(options, `${path}&limit=${PAGE}${cursor}`, shape);
    if (!page.ok) return page;
    items.push(...page.value.data);
    const { paging } = page.value;
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) return ok(items);
  }
  return err({ kind: "unreachable", why: "not-json" });
}
