import { z } from "zod";
import { redact } from "../redact.ts";
import type { WebhookEvent } from "./event.ts";
import { Seconds, Wamid } from "./wire.ts";

const Failure = z.object({
  code: z.coerce.number().int(),
  title: z.string().catch(""),
  message: z.string().optional().catch(undefined),
  error_data: z.object({ details: z.string() }).optional().catch(undefined),
});

const Status = z.object({
  id: Wamid,
  status: z.string().max(40),
  timestamp: Seconds,
  biz_opaque_callback_data: z.string().max(512).nullish().catch(null),
  pricing: z
    .object({ category: z.string().max(60).optional(), type: z.string().max(60).optional() })
    .optional()
    .catch(undefined),
  errors: z.array(Failure).optional().catch(undefined),
});

const REPORTED: Readonly<Record<string, "sent" | "delivered" | "read" | "failed">> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  /** A voice message that was listened to was read. */
  played: "read",
  failed: "failed",
};

export function readStatus(item: unknown): z.ZodSafeParseResult<WebhookEvent> {
  return Status.transform(toEvent).safeParse(item);
}

function toEvent(status: z.output<typeof Status>): WebhookEvent {
  const reported = Object.hasOwn(REPORTED, status.status) ? REPORTED[status.status] : undefined;
  if (reported === undefined) return { kind: "other", name: `status:${status.status}` };
  const failure = status.errors?.[0];
  const { category, type } = status.pricing ?? {};
  return {
    kind: "status",
    status: {
      callback: status.biz_opaque_callback_data ?? null,
      wamid: status.id,
      status: reported,
      at: status.timestamp,
      ...(category !== undefined && { category }),
      ...(type !== undefined && { pricingType: type }),
      ...(failure !== undefined && {
        errorCode: failure.code,
        errorDetail: redact(failure.error_data?.details ?? failure.message ?? failure.title),
      }),
    },
  };
}
