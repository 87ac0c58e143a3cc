import { z } from "zod";
import { ok } from "@siar/kernel/result";
import { download } from "./download.ts";
import { mediaForm, type OutgoingFile } from "./media-form.ts";
import type { OutgoingMessage } from "./message.ts";
import { ask as askMeta, pages, perform, type Answer, type Patience } from "./questions.ts";
import { send, type SendOutcome } from "./send.ts";
import { TemplateComponent } from "./template.ts";
import { jsonRequest, type Connection } from "./transport.ts";

export type ClientOptions = Connection & Patience;

const WireHealth = z.object({
  can_send_message: z.string(),
  entities: z
    .array(
      z.object({
        entity_type: z.string(),
        id: z.coerce.string().catch(""),
        can_send_message: z.string().catch("AVAILABLE"),
        errors: z
          .array(
            z.object({
              error_code: z.number().int(),
              error_description: z.string().catch(""),
              possible_solution: z.string().catch(""),
            }),
          )
          .catch([]),
      }),
    )
    .catch([]),
});
export type WireHealth = z.infer<typeof WireHealth>;

const WireNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().catch(""),
  quality_rating: z.string().catch("UNKNOWN"),
  status: z.string().catch("UNKNOWN"),
  throughput: z.object({ level: z.string() }).optional().catch(undefined),
  whatsapp_business_manager_messaging_limit: z.string().optional().catch(undefined),
  name_status: z.string().optional().catch(undefined),
  health_status: WireHealth.optional().catch(undefined),
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
const Permissions = z.array(z.object({ permission: z.string(), status: z.string() }));
const Submitted = z.object({ id: z.coerce.string(), status: z.string(), category: z.string() });

const NUMBER_FIELDS =
  "id,display_phone_number,verified_name,quality_rating,status,throughput,whatsapp_business_manager_messaging_limit,name_status,health_status";
const TEMPLATE_FIELDS =
  "id,name,language,status,category,components,parameter_format,quality_score,rejected_reason";

export type WhatsAppClient = ReturnType<typeof createClient>;

/** Meta's Cloud API for one account. Questions are repeated with full jitter; a send never is. */
export function createClient(options: ClientOptions) {
  const ask = <T extends z.ZodType>(path: string, shape: T) => askMeta(options, path, shape);
  return {
    send: (phoneNumberId: string, message: OutgoingMessage): Promise<SendOutcome> =>
      send(options, phoneNumberId, message),
    numbers: (accountId: string) =>
      pages(options, `${accountId}/phone_numbers?fields=${NUMBER_FIELDS}`, WireNumber),
    templates: (accountId: string) =>
      pages(options, `${accountId}/message_templates?fields=${TEMPLATE_FIELDS}`, WireTemplate),
    subscriptions: (accountId: string) =>
      ask(`${accountId}/subscribed_apps`, z.object({ data: Subscriptions })),
    subscribe: (accountId: string) =>
      askMeta(options, `${accountId}/subscribed_apps`, Success, jsonRequest("POST", {})),
    /** What the token may do. */
    permissions: () => ask("me/permissions", z.object({ data: Permissions })),
    /** Tried once: whether it was taken, the next sync shows. */
    submitTemplate: (accountId: string, template: TemplateSubmission) =>
      perform(options, `${accountId}/message_templates`, jsonRequest("POST", template), Submitted),
    /** One language of it by its id; every language where none is given. */
    removeTemplate: (accountId: string, name: string, templateId?: string) => {
      const which = { name, ...(templateId !== undefined && { hsm_id: templateId }) };
      const path = `${accountId}/message_templates?${queryOf(which)}`;
      return perform(options, path, { method: "DELETE" }, Success);
    },
    ...mediaCalls(options),
  };
}

const queryOf = (values: Record<string, string>): string => new URLSearchParams(values).toString();

const Success = z.object({ success: z.literal(true) });
const MediaUpload = z.object({ id: z.string().min(1).max(255) });

export interface TemplateSubmission {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly parameter_format: "POSITIONAL" | "NAMED";
  readonly components: readonly TemplateComponent[];
}

const mediaCalls = (options: ClientOptions) => ({
  /** Tried once: a file that is read as it leaves cannot be repeated. */
  uploadMedia: (phoneNumberId: string, file: OutgoingFile, timeoutMs = options.timeoutMs) =>
    perform({ ...options, timeoutMs }, `${phoneNumberId}/media`, mediaForm(file), MediaUpload),
  mediaAddress: (mediaId: string) =>
    askMeta(options, mediaId, z.object({ url: z.string(), mime_type: z.string() })),
  download: (address: string) => download(options, address),
  /** A sample for the header of a template that is to be approved; answers Meta's handle of it. */
  uploadSample: async (appId: string, file: Blob): Promise<Answer<string>> => {
    const query = queryOf({ file_type: file.type, file_length: String(file.size) });
    const session = z.object({ id: z.string().startsWith("upload:") });
    const begun = await perform(options, `${appId}/uploads?${query}`, { method: "POST" }, session);
    if (!begun.ok) return begun;
    const init = { method: "POST", headers: { file_offset: "0" }, body: file };
    const done = await perform(options, begun.value.id, init, z.object({ h: z.string() }));
    return done.ok ? ok(done.value.h) : done;
  },
});
