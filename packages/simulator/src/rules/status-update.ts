import { userIdOf } from "./phone.ts";
import { graphError, statusError } from "./graph-error.ts";
import type { Step } from "./status-plan.ts";

export interface Reported {
  readonly wamid: string;
  readonly phone: string;
  readonly hidden: boolean;
  readonly category: string;
  readonly windowOpen: boolean;
  readonly callback: string | null;
  readonly acceptedAt: number;
  readonly alreadyPriced: boolean;
}

type StatusStep = Step & { readonly kind: "sent" | "delivered" | "read" | "failed" };

/** One status, as in 5.3 of Meta's webhook reference. */
export function statusUpdate(message: Reported, step: StatusStep): object {
  const failed = step.kind === "failed";
  const priced = step.kind === "sent" || (!failed && !message.alreadyPriced);
  return {
    id: message.wamid,
    status: step.kind,
    timestamp: String(Math.floor((message.acceptedAt + step.happens) / 1000)),
    ...(message.hidden ? {} : { recipient_id: message.phone }),
    ...(failed ? {} : { recipient_user_id: userIdOf(message.phone) }),
    ...(message.callback === null ? {} : { biz_opaque_callback_data: message.callback }),
    ...(priced ? { pricing: pricing(message) } : {}),
    ...(failed ? { errors: [statusError(graphError(step.code ?? 131000))] } : {}),
  };
}

function pricing(message: Reported) {
  const free =
    message.category === "service" || (message.category === "utility" && message.windowOpen);
  return {
    billable: !free,
    pricing_model: "PMP",
    type: free ? "free_customer_service" : "regular",
    category: message.category,
  };
}
