/** Who it is about: by phone (E.164 with a plus), by Meta's user id, or by both. */
export interface Party {
  readonly phone: string | null;
  readonly userId: string | null;
  readonly name: string;
}

export interface StatusEvent {
  /** What we sent along with the message, echoed. */
  readonly callback: string | null;
  readonly wamid: string;
  readonly status: "sent" | "delivered" | "read" | "failed";
  readonly at: number;
  readonly category?: string;
  readonly pricingType?: string;
  readonly errorCode?: number;
  readonly errorDetail?: string;
}

export interface MessageEvent {
  readonly wamid: string;
  readonly phoneNumberId: string;
  readonly from: Party;
  readonly at: number;
  /** As Meta names it: text, image, button, interactive, reaction, … */
  readonly type: string;
  /** What a person reads in it; empty where there is nothing to read. */
  readonly text: string;
  readonly quoted: string | null;
  /** The quick reply of a template that was pressed. */
  readonly pressed: { readonly payload: string; readonly label: string } | null;
  /** Meta's own description of what is more than text, as JSON. */
  readonly payload: string | null;
}

export interface PreferenceEvent {
  readonly who: Party;
  readonly value: "stop" | "resume";
  readonly at: number;
}

export interface TemplateEvent {
  /** The account that it belongs to, where the webhook names it. */
  readonly wabaId?: string | undefined;
  readonly templateId: string;
  /** Only what changed. */
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly quality?: string | undefined;
  readonly category?: string | undefined;
  /** What it will be within a day. */
  readonly nextCategory?: string | undefined;
}

/** Something about a whole account changed; what exactly, Meta is asked. */
export interface AccountEvent {
  readonly wabaId: string;
  /** Its templates are to be fetched anew. */
  readonly templates?: boolean | undefined;
  /** Nothing more may be sent from it. */
  readonly stop?: "restricted" | "disabled" | undefined;
}

export type WebhookEvent =
  | { readonly kind: "status"; readonly status: StatusEvent }
  | { readonly kind: "message"; readonly message: MessageEvent }
  | { readonly kind: "preference"; readonly preference: PreferenceEvent }
  | { readonly kind: "template"; readonly template: TemplateEvent }
  | { readonly kind: "account"; readonly account: AccountEvent }
  /** Understood and of no consequence, or new to us: only counted, by its name. */
  | { readonly kind: "other"; readonly name: string }
  /** Should have been understood: kept for a person to look at. */
  | {
      readonly kind: "unreadable";
      readonly what: string;
      /** A webhook's body that holds this alone. */
      readonly body: string;
      readonly why: string;
    };
