import type { CampaignView, Slice } from "../schema.ts";
import { nothingHeard } from "./breaker.ts";
import { IN_FLIGHT, LEASE_VALID, REQUEST_TIMEOUT } from "./numbers.ts";
import {
  frozenPage,
  handedOver,
  held,
  leaseSettled,
  reported,
  rowsCancelled,
  scanned,
  synced,
} from "./run.ts";
import { leased } from "./run-lease.ts";
import {
  newRun,
  newVolatile,
  type Command,
  type Range,
  type RunState,
  type Step,
  type Volatile,
} from "./run-state.ts";
import { tick } from "./run-tick.ts";

interface Row {
  status: "pending" | "claimed" | "sent" | "unknown" | "skipped";
  attempt: number;
  lease: number;
}

interface Consumer {
  readonly slice: Slice;
  readonly nonce: string;
  lease: number;
  validUntil: number;
  slots: number[];
  claimed: Array<{ seq: number; attempt: number }>;
  flying: Array<{ seq: number; attempt: number; answered: boolean }>;
  answers: Array<{ seq: number; attempt: number }>;
}

/**
 * A world for the model-based test: a ledger with the guards of the real statements, a queue that
 * loses and doubles, consumers that die or stall, an object that is evicted. Meta counts.
 */
export class World {
  now = 1_000_000;
  readonly rows: Row[];
  readonly accepted = new Map<number, number>();
  readonly leftAt: number[] = [];
  status: CampaignView["status"] = "running";
  private version = 1;
  private state: RunState = newRun(1);
  private memory: Volatile = newVolatile(this.now);
  private queue: Slice[] = [];
  private consumers: Consumer[] = [];
  private readonly revoked = new Set<number>();
  private frozen = false;
  private nonces = 0;
  private readonly rate: number;

  constructor(recipients: number, rate: number) {
    this.rows = Array.from({ length: recipients }, () => ({
      status: "pending",
      attempt: 0,
      lease: 0,
    }));
    this.rate = rate;
    this.sync();
  }

  get view(): CampaignView {
    const { version, status, rate } = this;
    return { id: 1, status, version, rate, numberId: 1, throughput: 1_000 };
  }

  sync(): void {
    this.run(synced(this.state, this.view, this.now));
  }

  setStatus(status: CampaignView["status"]): void {
    this.status = status;
    this.version += 1;
    this.sync();
  }

  pass(ms: number): void {
    this.now += ms;
    this.memory = { ...this.memory, share: { rate: this.rate, until: this.now + 60_000 } };
    this.run(tick(this.state, this.now));
  }

  private run(step: Step): void {
    this.state = step.state;
    for (const command of step.commands) this.carryOut(command);
  }

  private carryOut(command: Command): void {
    switch (command.kind) {
      case "freeze":
        this.frozen = true;
        return this.run(
          frozenPage(this.state, { cursor: 1, to: this.rows.length, done: true }, this.now),
        );
      case "enqueue":
        this.queue.push(command.slice);
        return;
      case "settle-lease":
        this.revoked.add(command.lost.lease);
        for (const row of this.rows) {
          if (row.status === "claimed" && row.lease === command.lost.lease) row.status = "unknown";
        }
        return this.run(leaseSettled(this.state, command.lost.lease, this.now));
      case "dead-letter":
        this.row(command.seq).status = "skipped";
        return;
      case "scan":
        return this.run(
          scanned(this.state, { upTo: this.rows.length, ranges: this.pendingRanges() }, this.now),
        );
      case "cancel-rows":
        for (const row of this.rows) if (row.status === "pending") row.status = "skipped";
        return this.run(rowsCancelled(this.state, false, this.now));
      case "complete":
        if (this.rows.every((row) => row.status !== "pending" && row.status !== "claimed")) {
          this.setStatus("completed");
        }
        return;
      case "heartbeat":
        return;
    }
  }

  private pendingRanges(): Range[] {
    return this.rows.flatMap((row, index) =>
      row.status === "pending" ? [{ from: index + 1, to: index + 1, notBefore: 0, lost: 0 }] : [],
    );
  }

  private row(seq: number): Row {
    const row = this.rows[seq - 1];
    if (row === undefined) throw new Error(`no row ${seq}`);
    return row;
  }

  /** The queue delivers a message: to nobody, to one consumer, or to two. */
  deliver(times: number): void {
    const slice = this.queue.shift();
    if (slice === undefined) return;
    for (let copy = 0; copy < times; copy += 1) this.begin(slice);
  }

  private begin(slice: Slice): void {
    this.consumers.push({
      slice,
      nonce: `n${(this.nonces += 1)}`,
      lease: 0,
      validUntil: 0,
      slots: [],
      claimed: [],
      flying: [],
      answers: [],
    });
  }

  /** One that is nearly done gets the next slice, unless the answer is lost on its way. */
  handOver(which: number, answered: boolean): void {
    const consumer = this.pick(which);
    if (consumer === undefined || consumer.lease === 0) return;
    const { slice, lease } = consumer;
    const done = { campaignId: 1, slice: slice.slice, lease, goesOn: true };
    const { next, ...step } = handedOver(this.state, done, this.now);
    this.run(step);
    if (next !== null && answered) this.begin(next);
  }

  /** One consumer asks for (more of) its lease; a request that took long counts from its start. */
  lease(which: number, tookMs: number): void {
    const consumer = this.pick(which);
    if (consumer === undefined) return;
    const askedAt = this.now - tookMs;
    const step = leased(
      this.state,
      this.memory,
      {
        campaignId: 1,
        slice: consumer.slice.slice,
        nonce: consumer.nonce,
        want: 20,
        spacingMs: 10,
        latencyMs: 50,
        heard: nothingHeard,
      },
      this.now,
    );
    this.state = step.state;
    this.memory = step.memory;
    if (step.answer.kind === "stop") return this.close(consumer);
    consumer.lease = step.answer.lease;
    consumer.validUntil = askedAt + LEASE_VALID;
    consumer.slots.push(...step.answer.slots.map((slot) => this.now + slot));
  }

  claim(which: number, count: number): void {
    const consumer = this.pick(which);
    if (consumer === undefined || consumer.lease === 0) return;
    if (this.status !== "running" || this.revoked.has(consumer.lease)) return;
    const { from, to } = consumer.slice;
    for (let seq = from; seq <= to && consumer.claimed.length < count; seq += 1) {
      const row = this.row(seq);
      if (row.status !== "pending") continue;
      row.status = "claimed";
      row.attempt += 1;
      row.lease = consumer.lease;
      consumer.claimed.push({ seq, attempt: row.attempt });
    }
  }

  send(which: number): void {
    const consumer = this.pick(which);
    if (consumer === undefined || consumer.flying.length >= IN_FLIGHT) return;
    consumer.slots = consumer.slots.filter((slot) => slot >= this.now - 80);
    const slot = consumer.slots[0];
    const next = consumer.claimed[0];
    if (next === undefined || slot === undefined || slot > this.now) return;
    if (this.now >= consumer.validUntil) return;
    consumer.slots.shift();
    consumer.claimed.shift();
    this.leftAt.push(this.now);
    this.accepted.set(next.seq, (this.accepted.get(next.seq) ?? 0) + 1);
    consumer.flying.push({ ...next, answered: false });
  }

  /** Answers arrive and are written, under the guard of attempt and lease. */
  answer(which: number): void {
    const consumer = this.pick(which);
    if (consumer === undefined) return;
    consumer.answers.push(...consumer.flying.splice(0));
    this.write(consumer);
    const { from, to } = consumer.slice;
    const left = this.rows.slice(from - 1, to).some((row) => row.status === "pending");
    if (consumer.claimed.length === 0 && !left && consumer.lease > 0) this.close(consumer);
  }

  private write(consumer: Consumer): void {
    for (const { seq, attempt } of consumer.answers.splice(0)) {
      const row = this.row(seq);
      const ours = row.attempt === attempt && row.lease === consumer.lease;
      if (ours && (row.status === "claimed" || row.status === "unknown")) row.status = "sent";
    }
  }

  private close(consumer: Consumer): void {
    consumer.answers.push(...consumer.flying.splice(0));
    this.write(consumer);
    for (const { seq, attempt } of consumer.claimed) {
      const row = this.row(seq);
      if (row.attempt === attempt && row.lease === consumer.lease && row.status === "claimed") {
        row.status = this.status === "cancelled" ? "skipped" : "pending";
      }
    }
    this.consumers = this.consumers.filter((other) => other !== consumer);
    const { from, to } = consumer.slice;
    const left = this.rows.slice(from - 1, to).some((row) => row.status === "pending");
    const { slice, lease } = consumer;
    const report = { campaignId: 1, slice: slice.slice, lease, heard: nothingHeard };
    this.run(reported(this.state, { ...report, pendingDueAt: left ? 0 : null }, this.now));
  }

  private pick(which: number): Consumer | undefined {
    return this.consumers[which % Math.max(1, this.consumers.length)];
  }

  killConsumer(which: number): void {
    const consumer = this.pick(which);
    this.consumers = this.consumers.filter((other) => other !== consumer);
  }

  /** The number's object says that Meta does not answer. */
  hold(ms: number): void {
    this.run(held(this.state, this.now + ms, this.now));
  }

  /** The object is evicted: it keeps what it saved; leases count anew from now. */
  evict(): void {
    const slices = this.state.slices.map((slice) =>
      slice.lease === null ? slice : { ...slice, renewedAt: this.now },
    );
    this.state = { ...this.state, slices };
    this.memory = newVolatile(this.now);
    this.run(tick(this.state, this.now));
  }

  /** Everything dies at once and starts again: consumers, the queue and what was not saved. */
  killAll(): void {
    this.consumers = [];
    this.queue = [];
    this.evict();
  }

  get isOver(): boolean {
    return this.status === "completed" || (this.status === "cancelled" && this.isSettled);
  }

  get isSettled(): boolean {
    return this.rows.every((row) => row.status !== "pending" && row.status !== "claimed");
  }

  get wasFrozen(): boolean {
    return this.frozen;
  }

  /** A while of ordinary work by everybody, so that a story has something to disturb. */
  bustle(rounds: number, stepMs: number): void {
    this.deliver(1);
    for (let round = 0; round < rounds; round += 1) {
      this.pass(stepMs);
      for (let which = 0; which < this.consumers.length; which += 1) {
        if (round % 4 === 0) this.lease(which, 1);
        this.claim(which, 10);
        this.send(which);
        if (round % 6 === 5) this.answer(which);
      }
    }
  }

  /** Nothing bad happens any more: everybody works until the run is over. */
  settle(): void {
    if (this.status === "paused") this.setStatus("running");
    for (let round = 0; round < 4_000 && !this.isOver; round += 1) {
      this.pass(round % 50 === 0 ? REQUEST_TIMEOUT / 4 : 60);
      this.deliver(1);
      for (let which = 0; which < this.consumers.length; which += 1) {
        if (round % 5 === 0) this.lease(which, 1);
        this.claim(which, 10);
        this.send(which);
        if (round % 3 === 0) this.answer(which);
      }
    }
  }
}
