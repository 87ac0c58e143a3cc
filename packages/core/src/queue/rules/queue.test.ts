import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newRun, type OpenSlice, type RunState } from "../../sending/rules/index.ts";
import { GLANCE, perSecond, runSummary, timesOf } from "./index.ts";

const NOW = 1_800_000_000_000;

const slice = (id: number, from: number, to: number, lease: number | null): OpenSlice => ({
  id,
  from,
  to,
  lease,
  lost: 0,
  notBefore: 0,
  queuedAt: NOW,
  nonce: null,
  renewedAt: NOW,
  isLanding: false,
});

const run = (some: Partial<RunState>): RunState => ({ ...newRun(1), ...some });

describe("what a campaign's object has in hand", () => {
  test("2.4 is its slices, those that somebody holds, and the rows behind them", () => {
    const state = run({
      frozen: { cursor: 0, to: 100, done: true },
      cutTo: 40,
      slices: [slice(1, 1, 20, 7), slice(2, 21, 40, null)],
    });
    expect(runSummary(state)).toMatchObject({
      slices: 2,
      leases: 1,
      rowsOut: 40,
      rowsWaiting: 60,
      dueAt: null,
    });
  });

  test("2.4 says until when rows wait, once nothing else is left to cut", () => {
    const waiting = [
      { from: 1, to: 5, notBefore: NOW + 9_000, lost: 0 },
      { from: 6, to: 6, notBefore: NOW + 4_000, lost: 0 },
    ];
    const frozen = { cursor: 0, to: 10, done: true };
    expect(runSummary(run({ frozen, cutTo: 10, waiting }))).toMatchObject({
      rowsWaiting: 6,
      dueAt: NOW + 4_000,
    });
    expect(runSummary(run({ frozen, cutTo: 9, waiting }))).toMatchObject({
      rowsWaiting: 7,
      dueAt: null,
    });
    expect(runSummary(newRun(1))).toMatchObject({ rowsWaiting: 0, dueAt: null, phase: null });
  });
});

describe("the pace", () => {
  test("2.4 is over the minute, or over what a full glance could see", () => {
    expect(perSecond({ sent: 120, since: NOW - 50_000 }, NOW)).toBe(2);
    expect(perSecond({ sent: GLANCE, since: NOW - 10_000 }, NOW)).toBe(GLANCE / 10);
    expect(perSecond({ sent: 0, since: null }, NOW)).toBe(0);
  });

  test("2.4 never comes out below what was seen, nor beyond one second's worth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: GLANCE }), fc.nat(60_000), (sent, ago) => {
        const pace = perSecond({ sent, since: NOW - ago }, NOW);
        expect(pace).toBeGreaterThanOrEqual(Math.floor((sent / 60) * 10) / 10);
        expect(pace).toBeLessThanOrEqual(sent);
      }),
      { numRuns: 300 },
    );
  });
});

test("2.4 times are told by their middle and their longest", () => {
  expect(timesOf([])).toBeNull();
  expect(timesOf([4_000])).toEqual({ middle: 4, longest: 4 });
  expect(timesOf([9_000, 1_000, 2_000])).toEqual({ middle: 2, longest: 9 });
});
