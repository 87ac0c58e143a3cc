import fc from "fast-check";
import { expect, test } from "vitest";
import { calm, changed } from "./behaviour.ts";
import { type Fate, planSteps } from "./status-plan.ts";

const fine: Fate = { lateFailure: null, onlySent: false, held: false };
const kinds = (steps: readonly { kind: string }[]) => steps.map((step) => step.kind);

test("sent, delivered and read come in order and within their delays", () => {
  const always = changed(calm, { readShare: 1 });
  fc.assert(
    fc.property(fc.nat(1_000_000), (seq) => {
      const [sent, delivered, read] = planSteps(always, seq, fine);
      expect(sent?.happens).toBeGreaterThanOrEqual(50);
      expect(sent?.happens).toBeLessThanOrEqual(300);
      expect(delivered?.happens).toBeGreaterThanOrEqual((sent?.happens ?? 0) + 200);
      expect(read?.happens).toBeGreaterThanOrEqual((delivered?.happens ?? 0) + 2000);
    }),
    { numRuns: 200 },
  );
});

test("the shares are kept over many messages", () => {
  const behaviour = changed(calm, { readShare: 0.6, deliveredShare: 0.9, replyShare: 0.1 });
  const plans = Array.from({ length: 5000 }, (_, seq) => kinds(planSteps(behaviour, seq, fine)));
  const share = (kind: string) => plans.filter((plan) => plan.includes(kind)).length / 5000;
  expect(share("delivered")).toBeCloseTo(0.9, 1);
  expect(share("read")).toBeCloseTo(0.54, 1);
  expect(share("reply")).toBeCloseTo(0.09, 1);
});

test("the same seed tells the same story, another one a different", () => {
  const plan = (seed: number) =>
    JSON.stringify(Array.from({ length: 20 }, (_, seq) => planSteps({ ...calm, seed }, seq, fine)));
  expect(plan(1)).toBe(plan(1));
  expect(plan(1)).not.toBe(plan(2));
});

test("a late failure is all that is reported", () => {
  const steps = planSteps(calm, 1, { ...fine, lateFailure: 131026 });
  expect(kinds(steps)).toEqual(["failed"]);
  expect(steps[0]?.code).toBe(131026);
});

test("a reaction is only ever sent", () => {
  expect(kinds(planSteps(calm, 1, { ...fine, onlySent: true }))).toEqual(["sent"]);
});

test("a held message waits, and fails with 132015 when it is dropped", () => {
  const held = { ...fine, held: true };
  expect(planSteps(calm, 1, held)[0]?.happens).toBeGreaterThanOrEqual(5000);
  const dropping = changed(calm, { hold: { outcome: "drop" } });
  expect(planSteps(dropping, 1, held)[0]).toMatchObject({ kind: "failed", code: 132015 });
});

test("reordering lets the last status leave first, with its own time", () => {
  const behaviour = changed(calm, { readShare: 1, webhooks: { reorderShare: 1 } });
  const steps = planSteps(behaviour, 1, fine);
  expect(kinds(steps)).toEqual(["read", "delivered", "sent"]);
  expect(steps[0]?.happens).toBeGreaterThan(steps[2]?.happens ?? 0);
});

test("duplicates are the same status once more", () => {
  const behaviour = changed(calm, { readShare: 0, webhooks: { duplicateShare: 1 } });
  expect(kinds(planSteps(behaviour, 1, fine)).sort()).toEqual([
    "delivered",
    "delivered",
    "sent",
    "sent",
  ]);
});

test("read can come without delivered", () => {
  const behaviour = changed(calm, { readShare: 1, readWithoutDeliveredShare: 1 });
  expect(kinds(planSteps(behaviour, 1, fine))).toEqual(["sent", "read"]);
});
