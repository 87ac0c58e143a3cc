import type { CampaignRunPort } from "@siar/core/sending";
import {
  LEASE_LOST,
  LEASE_RENEW,
  LEASE_VALID,
  nothingHeard,
  SLOT_TOLERANCE,
  spacingFor,
  together,
  type Heard,
} from "@siar/core/sending/rules";
import type { Slice } from "@siar/core/sending/schema";
import type { Hands } from "./hands.ts";

const MAX_WANT = 100;
const FIRST_LATENCY = 150;
const ANSWER: Heard = { answered: 1, silent: 0 };
const SILENCE: Heard = { answered: 0, silent: 1 };

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, ms));
  });

/**
 * A consumer's right to send, as the campaign's object gave it: a lease that it renews, and slots
 * at which requests may leave. It ends by itself when it is not renewed.
 */
export class Permit {
  lease = 0;
  share = 1;
  private stopped = false;
  private validUntil = 0;
  private slots: number[] = [];
  private latency = FIRST_LATENCY;
  private measured = false;
  private heard: Heard = nothingHeard;
  private wake: () => void = () => {};
  private changed: Promise<void> = Promise.resolve();
  private readonly run: CampaignRunPort;
  private readonly slice: Slice;
  private readonly hands: Hands;
  private readonly nonce = crypto.randomUUID();
  private end: () => void = () => {};
  private readonly over = new Promise<void>((resolve) => {
    this.end = resolve;
  });
  /** Rows that are claimed and wait for a slot. */
  private inHand = 0;
  private askedAt = 0;

  constructor(run: CampaignRunPort, slice: Slice, hands: Hands) {
    this.run = run;
    this.slice = slice;
    this.hands = hands;
    this.arm();
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** More rows are claimed: slots for them, at once. */
  async ask(rows: number): Promise<void> {
    this.inHand += rows;
    if (rows > 0) await this.renew().catch(() => this.missed());
  }

  /** A claimed row needs no slot after all. */
  waive(): void {
    this.inHand -= 1;
  }

  /** Asks for the lease, or for more of it. */
  renew(): Promise<void> {
    return this.hands.ask(() => this.askOnce());
  }

  /** Validity counts from before the request left. */
  private async askOnce(): Promise<void> {
    const askedAt = Date.now();
    this.askedAt = askedAt;
    const heard = this.takeHeard();
    const ahead = this.slots.filter((slot) => askedAt - slot <= SLOT_TOLERANCE).length;
    const answer = await this.run.lease({
      campaignId: this.slice.campaignId,
      slice: this.slice.slice,
      nonce: this.nonce,
      want: Math.max(0, Math.min(MAX_WANT, this.inHand - ahead)),
      spacingMs: spacingFor(this.latency),
      latencyMs: this.measured ? Math.round(this.latency) : 0,
      heard,
    });
    if (answer.kind === "stop") {
      this.stopped = true;
    } else {
      const receivedAt = Date.now();
      this.lease = answer.lease;
      this.share = answer.share;
      this.validUntil = askedAt + LEASE_VALID;
      this.slots.push(...answer.slots.map((slot) => receivedAt + slot));
    }
    this.arm();
  }

  /** Renews until told to stop. A renewal that fails is tried again; the lease runs out by itself. */
  async keepRenewing(ended: () => boolean): Promise<void> {
    while (!ended() && !this.stopped) {
      await Promise.race([sleep(this.askedAt + LEASE_RENEW - Date.now()), this.over]);
      if (ended()) return;
      if (Date.now() < this.askedAt + LEASE_RENEW) continue;
      await this.renew().catch(() => this.missed());
    }
  }

  /** The object does not answer. It takes the lease back in time, so then it is over for us too. */
  private missed(): void {
    if (Date.now() - this.validUntil > LEASE_LOST) this.stopped = true;
    this.arm();
  }

  /** Waits for the moment at which one request may leave, with a hand free; false: no more may. */
  async nextSlot(): Promise<boolean> {
    for (;;) {
      if (this.stopped) return false;
      const [slot] = this.slots;
      if (slot === undefined) {
        await this.changed;
        continue;
      }
      if (slot > Date.now()) await sleep(slot - Date.now());
      await this.hands.take();
      // Only now: until it is used it counts as one that we have.
      this.slots.shift();
      if (this.mayLeave(slot)) {
        this.inHand -= 1;
        return true;
      }
      this.hands.release();
    }
  }

  /** Asked synchronously right before a request leaves. Late slots are lost, never bunched. */
  private mayLeave(slot: number): boolean {
    const now = Date.now();
    return !this.stopped && now < this.validUntil && now - slot <= SLOT_TOLERANCE;
  }

  /** Whether Meta answered one more request; said with the next renewal. */
  heardBack(isAnswer: boolean): void {
    this.heard = together(this.heard, isAnswer ? ANSWER : SILENCE);
  }

  takeHeard(): Heard {
    const { heard } = this;
    this.heard = nothingHeard;
    return heard;
  }

  answeredAfter(ms: number): void {
    this.latency = this.measured ? this.latency * 0.8 + ms * 0.2 : ms;
    this.measured = true;
  }

  stop(): void {
    this.stopped = true;
    this.end();
    this.arm();
  }

  private arm(): void {
    this.wake();
    this.changed = new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
