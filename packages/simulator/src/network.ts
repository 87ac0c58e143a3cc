import { type Behaviour, calm } from "./rules/behaviour.ts";
import { DailyReach, Pairs, SlidingSecond } from "./rules/limits.ts";
import { planSteps } from "./rules/status-plan.ts";
import { makeWamid } from "./rules/wamid.ts";
import { seedTemplates } from "./seed-templates.ts";
import { MediaStore } from "./store/media.ts";
import { MessageStore, type NewMessage } from "./store/messages.ts";
import type { MessageRow } from "./store/rows.ts";
import { PeopleStore } from "./store/people.ts";
import { type Rejection, RejectionStore } from "./store/rejections.ts";
import { ReviewStore } from "./store/reviews.ts";
import { createTables, emptyTables } from "./store/schema.ts";
import { SettingsStore } from "./store/settings.ts";
import { Tallies } from "./store/tallies.ts";
import { TemplateStore } from "./store/templates.ts";
import { WebhookStore } from "./store/webhooks.ts";
import { Witness } from "./store/witness.ts";

export interface Subscription {
  readonly active: boolean;
  readonly overrideCallbackUri: string | null;
}

export type Row =
  | { readonly kind: "message"; readonly message: NewMessage }
  | { readonly kind: "rejection"; readonly rejection: Rejection };

/** Everything the simulated network knows: its stores, its limits, and how it behaves today. */
export class Network {
  readonly messages: MessageStore;
  readonly webhooks: WebhookStore;
  readonly settings: SettingsStore;
  readonly tallies: Tallies;
  readonly media: MediaStore;
  readonly rejections: RejectionStore;
  readonly witness: Witness;
  readonly reviews: ReviewStore;
  people: PeopleStore;
  templates: TemplateStore;
  behaviour: Behaviour = calm;
  subscription: Subscription = { active: true, overrideCallbackUri: null };
  epoch = "";
  pairs = new Pairs();
  #throughput = new Map<string, SlidingSecond>();
  #reach: DailyReach | null = null;
  #lastSeq = 0;
  #tries = 0;
  #storage: DurableObjectStorage;
  #onDue: (at: number) => void;

  constructor(storage: DurableObjectStorage, onDue: (at: number) => void) {
    const { sql } = storage;
    createTables(sql);
    this.#storage = storage;
    this.#onDue = onDue;
    this.messages = new MessageStore(sql);
    this.webhooks = new WebhookStore(sql);
    this.settings = new SettingsStore(sql);
    this.tallies = new Tallies(sql);
    this.media = new MediaStore(sql);
    this.rejections = new RejectionStore(sql);
    this.witness = new Witness(sql);
    this.reviews = new ReviewStore(sql);
    this.people = new PeopleStore(sql);
    this.templates = new TemplateStore(sql);
    this.#begin();
  }

  /** Everything back to the first day; only the ids go on, so that none is ever used twice. */
  reset(): void {
    this.#storage.transactionSync(() => emptyTables(this.#storage.sql));
    this.people = new PeopleStore(this.#storage.sql);
    this.templates = new TemplateStore(this.#storage.sql);
    this.pairs = new Pairs();
    this.#throughput.clear();
    this.#tries = 0;
    this.#begin();
  }

  #begin(): void {
    this.transaction(() => {
      this.epoch = this.settings.epoch();
      if (this.settings.read("seeded") !== null) return;
      for (const template of seedTemplates) this.templates.add(template);
      this.settings.write("seeded", "yes");
    });
    this.behaviour = this.settings.behaviour();
    this.subscription = this.settings.subscription();
    this.#reach = null;
    this.#lastSeq = this.messages.lastSeq();
  }

  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  setBehaviour(behaviour: Behaviour): void {
    this.behaviour = behaviour;
    this.settings.write("behaviour", JSON.stringify(behaviour));
  }

  setSubscription(subscription: Subscription): void {
    this.subscription = subscription;
    this.settings.write("subscription", JSON.stringify(subscription));
  }

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  /** Counts requests, so that chance differs from one try to the next. */
  nextTry(): number {
    this.#tries += 1;
    return this.#tries;
  }

  wamid(message: { phone: string; direction: "out" | "in"; seq: number }): string {
    return makeWamid({ ...message, epoch: this.epoch });
  }

  withinThroughput(numberId: string, now: number): boolean {
    const second = this.#throughput.get(numberId) ?? new SlidingSecond();
    this.#throughput.set(numberId, second);
    return second.tryTake(now, this.behaviour.limits.throughput);
  }

  withinReach(phone: string, now: number, limit: number): boolean {
    this.#reach ??= new DailyReach(this.messages.reachedSince(now - 24 * 3_600_000));
    return this.#reach.tryTake(phone, now, limit);
  }

  forgetReach(): void {
    this.#reach = null;
  }

  windowIsOpen(numberId: string, phone: string, now: number): boolean {
    const openedAt = this.people.windowOpenedAt(numberId, phone);
    return openedAt !== null && openedAt > now - 24 * 3_600_000;
  }

  /** A held template message is let go, or dropped as Meta drops it. */
  release(row: MessageRow, outcome: "send" | "drop", now: number): void {
    const behaviour = {
      ...this.behaviour,
      hold: { ...this.behaviour.hold, outcome, releaseAfter: now - row.accepted_at },
    };
    const fate = { held: true, onlySent: false, lateFailure: null };
    this.messages.replan(row.seq, row.accepted_at, planSteps(behaviour, row.seq, fate));
    this.#onDue(now);
  }

  announceDue(at: number): void {
    this.#onDue(at);
  }

  /** One transaction for all: this is what lets one object take thousands of messages a second. */
  write(rows: readonly Row[]): void {
    const messages = rows.flatMap((row) => (row.kind === "message" ? [row.message] : []));
    this.transaction(() => {
      for (const row of rows) {
        if (row.kind !== "rejection") continue;
        this.rejections.insert(row.rejection);
        this.tallies.add(`rejected:${row.rejection.code}`);
      }
      if (messages.length > 0) this.messages.insert(messages);
      if (messages.length > 0) this.tallies.add("accepted", messages.length);
      this.tallies.save();
    });
    const due = messages.flatMap((message) => {
      const first = message.steps[0];
      return first === undefined || message.heldForever ? [] : message.acceptedAt + first.leaves;
    });
    if (due.length > 0) this.#onDue(Math.min(...due));
  }
}
