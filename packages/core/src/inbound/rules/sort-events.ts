import type {
  AccountEvent,
  MessageEvent,
  PreferenceEvent,
  StatusEvent,
  TemplateEvent,
  WebhookEvent,
} from "@siar/whatsapp/webhook";

/** What could not be applied: kept, shown, tried again by hand. */
export interface Aside {
  readonly kind: string;
  readonly body: string;
  readonly error: string;
}

export interface Sorted {
  readonly messages: MessageEvent[];
  readonly preferences: PreferenceEvent[];
  readonly statuses: StatusEvent[];
  readonly templates: TemplateEvent[];
  readonly accounts: AccountEvent[];
  readonly unreadable: Aside[];
  readonly counted: string[];
}

/** What a body says, by who takes care of it. */
export function sortEvents(events: readonly WebhookEvent[]): Sorted {
  const sorted: Sorted = {
    messages: [],
    preferences: [],
    statuses: [],
    templates: [],
    accounts: [],
    unreadable: [],
    counted: [],
  };
  for (const event of events) put(sorted, event);
  return sorted;
}

function put(sorted: Sorted, event: WebhookEvent): void {
  switch (event.kind) {
    case "message":
      sorted.messages.push(event.message);
      return;
    case "preference":
      sorted.preferences.push(event.preference);
      return;
    case "status":
      sorted.statuses.push(event.status);
      return;
    case "template":
      sorted.templates.push(event.template);
      return;
    case "account":
      sorted.accounts.push(event.account);
      return;
    case "other":
      sorted.counted.push(event.name);
      return;
    case "unreadable":
      sorted.unreadable.push({ kind: event.what, body: event.body, error: event.why });
      sorted.counted.push(`unreadable:${event.what}`);
  }
}
