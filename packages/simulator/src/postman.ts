import { composeDue } from "./compose.ts";
import type { Network } from "./network.ts";
import { reviewDue } from "./review.ts";
import type { Signer } from "./rules/meta-json.ts";
import { redeliveryGap } from "./rules/redelivery.ts";
import { type Update, webhookBody } from "./rules/webhook-body.ts";
import type { Webhook } from "./store/webhooks.ts";

// Turns what is due into webhooks and brings them to the receiver. A webhook is stored before its
// first try and removed after a 200, so it may come twice, but it always comes.

export interface Receiver {
  /** True when the answer was 200. */
  deliver(body: string, signature: string): Promise<boolean>;
}

const tickMilliseconds = 20;
const dozesAfter = 1000;
const perTransaction = 500;
const roundsPerStep = 4;
const loadAhead = 40;

export class Postman {
  #network: Network;
  #receiver: Receiver;
  #sign: Signer;
  /** Under way, or answered and not yet recorded: not to be loaded again. */
  #busy = new Set<number>();
  #inFlight = new Set<Promise<void>>();
  #ready: Webhook[] = [];
  /** From when on the store may hold a due webhook that is neither ready nor busy. */
  #storedDueAt = 0;
  #outcomes: (() => void)[] = [];
  #nextId: number;
  #world = 0;

  constructor(network: Network, receiver: Receiver, sign: Signer) {
    this.#network = network;
    this.#receiver = receiver;
    this.#sign = sign;
    this.#nextId = network.webhooks.lastId();
  }

  /** Works until nothing is due for a while or the time is over; returns when to come back. */
  async work(until: number, stillAlive: () => Promise<void>): Promise<number | null> {
    let toldAt = Date.now();
    while (Date.now() < until) {
      if (Date.now() - toldAt > 400) {
        toldAt = Date.now();
        await stillAlive();
      }
      const moved = this.step(Date.now());
      if (!moved && this.#busy.size === 0 && this.#ready.length === 0) {
        const next = this.#nextAt();
        if (next === null || next > Date.now() + dozesAfter) return next;
      }
      await new Promise((resolve) => setTimeout(resolve, tickMilliseconds));
    }
    return Date.now();
  }

  /** One round; true when there was something to do. */
  step(now: number): boolean {
    let moved = this.#outcomes.length > 0;
    this.#network.transaction(() => {
      for (const outcome of this.#outcomes.splice(0)) outcome();
      const reviewed = reviewDue(this.#network, now);
      moved ||= reviewed.length > 0;
      this.#post(reviewed, now);
      for (let rounds = 0; rounds < roundsPerStep; rounds += 1) {
        const composed = composeDue(this.#network, now, perTransaction);
        this.#post(composed.updates, now);
        moved ||= composed.messages > 0;
        if (composed.messages < perTransaction) break;
      }
      this.#network.tallies.save();
    });
    this.#send(now);
    return moved;
  }

  /** What somebody did just now, outside of any plan: stored, then brought like all the rest. */
  post(updates: readonly Update[], now: number): void {
    this.#network.transaction(() => {
      this.#post(updates, now);
      this.#network.tallies.save();
    });
    this.#network.announceDue(now);
  }

  #post(updates: readonly Update[], now: number): void {
    const { maxPerBody, enabled } = this.#network.behaviour.webhooks;
    if (!enabled || !this.#network.subscription.active) {
      this.#network.tallies.add("webhooks:unsubscribed", updates.length);
      return;
    }
    for (let start = 0; start < updates.length; start += maxPerBody) {
      const part = updates.slice(start, start + maxPerBody);
      this.#nextId += 1;
      const body = webhookBody(part, now);
      const webhook = { id: this.#nextId, body, updates: part.length, createdAt: now, attempts: 0 };
      this.#network.webhooks.insert(webhook, now);
      if (this.#ready.length < loadAhead) this.#ready.push(webhook);
      else this.#storedDueAt = Math.min(this.#storedDueAt, now);
    }
  }

  /** After a reset nothing of the old world may arrive. */
  async forget(): Promise<void> {
    this.#world += 1;
    this.#ready = [];
    this.#outcomes = [];
    this.#busy.clear();
    const patience = new Promise((resolve) => setTimeout(resolve, 2000));
    await Promise.race([Promise.allSettled(this.#inFlight), patience]);
  }

  #send(now: number): void {
    const { concurrency } = this.#network.behaviour.webhooks;
    if (this.#ready.length === 0 && this.#storedDueAt <= now) this.#load(now);
    while (this.#inFlight.size < concurrency) {
      const webhook = this.#ready.shift();
      if (webhook === undefined) return;
      this.#busy.add(webhook.id);
      const delivery = this.#deliver(webhook).finally(() => {
        this.#inFlight.delete(delivery);
        this.#send(Date.now());
      });
      this.#inFlight.add(delivery);
    }
  }

  #load(now: number): void {
    const { webhooks } = this.#network;
    this.#ready = webhooks.due(now, [...this.#busy], loadAhead);
    if (this.#ready.length === loadAhead) return;
    this.#storedDueAt = webhooks.nextAfter(now) ?? Number.POSITIVE_INFINITY;
  }

  async #deliver(webhook: Webhook): Promise<void> {
    const world = this.#world;
    const ok = await this.#sign(webhook.body)
      .then((signature) => this.#receiver.deliver(webhook.body, signature))
      .catch(() => false);
    if (world === this.#world) this.#outcomes.push(() => this.#record(webhook, ok, Date.now()));
  }

  #record(webhook: Webhook, ok: boolean, now: number): void {
    const { tallies, webhooks } = this.#network;
    this.#busy.delete(webhook.id);
    tallies.add(ok ? "webhooks:delivered" : "webhooks:refused");
    if (ok) {
      tallies.add("webhooks:updates", webhook.updates);
      webhooks.remove(webhook.id);
      return;
    }
    const attempts = webhook.attempts + 1;
    const gap = redeliveryGap(attempts, now - webhook.createdAt);
    if (gap === null) {
      webhooks.remove(webhook.id);
      return;
    }
    webhooks.retryAt(webhook.id, attempts, now + gap);
    this.#storedDueAt = Math.min(this.#storedDueAt, now + gap);
  }

  hasWork(): boolean {
    return this.#nextAt() !== null;
  }

  #nextAt(): number | null {
    const { messages, webhooks, reviews } = this.#network;
    const times = [messages.nextDueAt(), webhooks.nextAt(), reviews.nextAt()];
    const known = times.filter((at) => at !== null);
    return known.length === 0 ? null : Math.min(...known);
  }
}
