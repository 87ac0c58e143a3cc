import { describe, expect, it } from "vitest";
import type { CampaignView, LeaseRequest, Slice } from "../schema.ts";
import { nothingHeard } from "./breaker.ts";
import { HEARTBEAT, LEASE_LOST, LEASE_VALID, REQUEST_TIMEOUT, SLICE_UNHEARD } from "./numbers.ts";
import { frozenPage, handedOver, held, leaseSettled, reported, scanned, synced } from "./run.ts";
import { leased } from "./run-lease.ts";
import { newRun, newVolatile, type Command, type RunState, type Volatile } from "./run-state.ts";
import { nextLook, restsUntil, tick } from "./run-tick.ts";

const T = 1_000_000;
const view: CampaignView = {
  id: 1,
  status: "running",
  version: 2,
  rate: 20,
  numberId: 1,
  throughput: 80,
};
const memory: Volatile = {
  ...newVolatile(T - 10_000),
  share: { rate: 1_000, until: T + 1_000_000 },
};

/** A run whose audience of 200 is frozen, with slices out. */
function sending(): { state: RunState; slices: Slice[] } {
  const started = synced(newRun(1), view, T);
  const { state, commands } = frozenPage(started.state, { cursor: 9, to: 200, done: true }, T);
  const slices = commands.flatMap((command) => (command.kind === "enqueue" ? [command.slice] : []));
  return { state, slices };
}

const done = { campaignId: 1, slice: 1, lease: 1, goesOn: true };

const request = (slice: number, nonce = "a"): LeaseRequest => ({
  campaignId: 1,
  slice,
  nonce,
  want: 30,
  spacingMs: 10,
  latencyMs: 0,
  heard: nothingHeard,
});

describe("a campaign's run", () => {
  it("freezes its audience first, page after page, and then cuts slices that do not overlap", () => {
    const started = synced(newRun(1), view, T);
    expect(started.commands).toContainEqual({ kind: "freeze", cursor: 0 });
    const { slices } = sending();
    expect(slices.length).toBeGreaterThanOrEqual(2);
    expect(slices[0]).toMatchObject({ from: 1 });
    expect(slices[1]?.from).toBe((slices[0]?.to ?? 0) + 1);
  });

  it("9.5 keeps no more consumers busy than its share of the number needs", () => {
    const fast = { ...view, rate: 800 };
    const start = synced(newRun(1), fast, T).state;
    const { state } = frozenPage(start, { cursor: 9, to: 100_000, done: true }, T);
    const few = { ...memory, share: { rate: 80, until: T + 10_000 } };
    const shared = leased(state, few, request(1), T).state;
    const alone = leased(state, memory, request(1), T).state;
    const working = (run: RunState) => handedOver(run, done, T).next;
    expect(working(alone)).toMatchObject({ slice: state.slices.length + 1 });
    expect(working(shared)).toMatchObject({ slice: 2 });
  });

  it("ignores what is older than it knows", () => {
    const { state } = sending();
    const late = synced(state, { ...view, version: 1, status: "paused" }, T);
    expect(late.state.view?.status).toBe("running");
  });

  it("gives one slice to one consumer, who gets the same lease however often it asks", () => {
    const { state } = sending();
    const first = leased(state, memory, request(1), T);
    const again = leased(first.state, first.memory, request(1), T + 10);
    const other = leased(first.state, first.memory, request(1, "b"), T + 10);
    expect(first.answer).toMatchObject({ kind: "go", lease: 1 });
    expect(again.answer).toMatchObject({ kind: "go", lease: 1 });
    expect(other.answer).toEqual({ kind: "stop" });
  });

  it("I6 says stop once it is paused, cancelled or draining", () => {
    const { state } = sending();
    for (const status of ["paused", "cancelled", "completed"]) {
      const next = synced(state, { ...view, version: 3, status }, T).state;
      expect(leased(next, memory, request(1), T).answer).toEqual({ kind: "stop" });
    }
    expect(leased(state, { ...memory, draining: true }, request(1), T).answer).toEqual({
      kind: "stop",
    });
  });

  it("I5 a fresh object grants nothing until what it forgot has expired", () => {
    const { state } = sending();
    const fresh = { ...newVolatile(T), share: { rate: 1_000, until: T + 10_000 } };
    expect(leased(state, fresh, request(1), T + LEASE_VALID - 1).answer).toMatchObject({
      kind: "go",
      slots: [],
    });
    const later = leased(state, fresh, request(1), T + LEASE_VALID + 1).answer;
    expect(later.kind === "go" ? later.slots.length : 0).toBeGreaterThan(0);
  });

  it("I5 grants nothing without a valid share of the number", () => {
    const { state } = sending();
    const expired = { ...memory, share: { rate: 1_000, until: T } };
    expect(leased(state, expired, request(1), T).answer).toMatchObject({ slots: [] });
  });

  it("sends a slice again under the same id when nobody has heard of it", () => {
    const { state, slices } = sending();
    const early = tick(state, T + SLICE_UNHEARD - 1).commands;
    const late = tick(state, T + SLICE_UNHEARD).commands;
    expect(early.filter((command) => command.kind === "enqueue")).toEqual([]);
    expect(late).toContainEqual({ kind: "enqueue", slice: slices[0] });
  });

  it("I3 takes back a lease that is not renewed, and settles it when no answer can come any more", () => {
    const { state } = sending();
    const taken = leased(state, memory, request(1), T).state;
    const gone = tick(taken, T + LEASE_LOST + 1);
    expect(gone.state.lost).toMatchObject([{ lease: 1, from: 1 }]);
    expect(gone.commands.some((command) => command.kind === "settle-lease")).toBe(false);
    const due = tick(gone.state, T + LEASE_VALID + REQUEST_TIMEOUT);
    expect(due.commands.some((command) => command.kind === "settle-lease")).toBe(true);
    const settled = leaseSettled(due.state, 1, T + 20_000);
    expect(settled.state.lost).toEqual([]);
    const { slices, waiting } = settled.state;
    expect([...slices, ...waiting].some((part) => part.from === 1)).toBe(true);
  });

  it("I3 a single row that ended three consumers is set aside as a dead letter", () => {
    const { state } = sending();
    const lost = { from: 5, to: 5, notBefore: 0, lost: 3, lease: 9, settleAt: T };
    const settled = leaseSettled({ ...state, lost: [lost] }, 9, T);
    expect(settled.commands).toContainEqual({ kind: "dead-letter", seq: 5 });
  });

  it("a range that expired twice is halved", () => {
    const { state } = sending();
    const lost = { from: 5, to: 8, notBefore: 0, lost: 2, lease: 9, settleAt: T };
    const { slices, waiting } = leaseSettled({ ...state, lost: [lost] }, 9, T).state;
    const parts = [...slices, ...waiting].filter((part) => part.lost === 2);
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [5, 6],
      [7, 8],
    ]);
  });

  it("I3 looks through the ledger once more before it says that it is complete", () => {
    const { state } = sending();
    const all = { ...state, slices: [], cutTo: 200 };
    const looking = tick(all, T);
    expect(looking.commands).toContainEqual({ kind: "scan", after: 0 });
    const left = [{ from: 7, to: 7, notBefore: 0, lost: 0 }];
    const found = scanned(looking.state, { upTo: 200, ranges: left }, T);
    expect(found.commands.some((command) => command.kind === "complete")).toBe(false);
    const nothing = scanned(looking.state, { upTo: 200, ranges: [] }, T);
    expect(nothing.commands).toContainEqual({ kind: "complete" });
  });

  it("6.2 rows that have to wait are cut again when they are due", () => {
    const { state } = sending();
    const taken = leased(state, memory, request(1), T).state;
    const done = {
      campaignId: 1,
      slice: 1,
      lease: 1,
      pendingDueAt: T + 5_000,
      heard: nothingHeard,
    };
    const waiting = reported({ ...taken, cutTo: 200 }, done, T).state;
    expect(waiting.waiting).toMatchObject([{ from: 1, notBefore: T + 5_000 }]);
    const due = tick(waiting, T + 5_001).commands;
    expect(due).toContainEqual(expect.objectContaining({ kind: "enqueue" }));
  });

  it("looks every second while anybody works, and sleeps while everybody waits for their hour", () => {
    const { state } = sending();
    expect(nextLook(state, T)).toBe(T + 1_000);
    const range = { from: 1, to: 200, lost: 0 };
    const idle = { ...state, slices: [], cutTo: 200, waiting: [] };
    expect(nextLook({ ...idle, waiting: [{ ...range, notBefore: T + 9_000 }] }, T)).toBe(T + 9_000);
    const tomorrow = { ...idle, waiting: [{ ...range, notBefore: T + 86_400_000 }] };
    expect(nextLook(tomorrow, T)).toBe(T + HEARTBEAT);
    expect(nextLook(idle, T)).toBe(T + 1_000);
    expect(restsUntil(tomorrow, T)).toBe(T + 86_400_000);
    expect(restsUntil(state, T)).toBeNull();
    expect(restsUntil(tomorrow, T + 86_400_000)).toBeNull();
  });

  it("10.5 I6 while Meta does not answer no consumer goes on, and the same rows follow afterwards", () => {
    const { state } = sending();
    const taken = leased(state, memory, request(1), T).state;
    const waiting = held(taken, T + 1_500, T);
    expect(leased(waiting.state, memory, request(1), T + 400).answer).toEqual({ kind: "stop" });
    expect(waiting.commands.filter(({ kind }) => kind === "enqueue")).toEqual([]);
    const back = { campaignId: 1, slice: 1, lease: 1, pendingDueAt: 0, heard: nothingHeard };
    const idle = reported(waiting.state, back, T + 450).state;
    expect(idle.slices).toEqual([]);
    const again = tick(idle, T + 1_500).commands;
    const from = again.flatMap((each) => (each.kind === "enqueue" ? [each.slice.from] : []));
    expect(from.toSorted((a, b) => a - b)[0]).toBe(1);
  });

  describe("a consumer that is nearly done", () => {
    const working = () => {
      const { state, slices } = sending();
      const all = slices.reduce(
        (now, { slice }) => leased(now, memory, request(slice, `n${slice}`), T).state,
        state,
      );
      return { all, slices };
    };
    const cutIn = (commands: readonly Command[]) =>
      commands.filter(({ kind }) => kind === "enqueue").length;

    it("gets the next rows from hand to hand, and nobody is called for them", () => {
      const { all, slices } = working();
      const { state, next, commands } = handedOver(all, done, T);
      expect(next).toMatchObject({ slice: slices.length + 1, from: (slices.at(-1)?.to ?? 0) + 1 });
      expect(cutIn(commands)).toBe(0);
      expect(state.slices).toHaveLength(slices.length + 1);
    });

    it("gives up its place to another when it stops", () => {
      const { all } = working();
      const { next, commands } = handedOver(all, { ...done, goesOn: false }, T);
      expect(next).toBeNull();
      expect(cutIn(commands)).toBe(1);
    });

    it("is not replaced where the rate needs fewer, nor while nobody may send", () => {
      const { all } = working();
      const slower = synced(all, { ...view, version: 3, rate: 1 }, T).state;
      expect(handedOver(slower, done, T).next).toBeNull();
      expect(handedOver(held(all, T + 1_000, T).state, done, T).next).toBeNull();
      const paused = synced(all, { ...view, version: 3, status: "paused" }, T).state;
      expect(handedOver(paused, done, T).next).toBeNull();
    });

    it("still lands what it sent: its slice is not forgotten", () => {
      const { all } = working();
      const { state } = handedOver(all, done, T);
      const gone = tick(state, T + LEASE_LOST + 1).state;
      expect(gone.lost.map(({ lease }) => lease)).toContain(1);
    });
  });
});
