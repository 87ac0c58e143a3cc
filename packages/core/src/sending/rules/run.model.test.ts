import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { World } from "./run-world.ts";

type Move = (world: World) => void;

const which = fc.nat({ max: 6 });

const moves = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.integer({ min: 3, max: 30 }), fc.integer({ min: 2, max: 60 })).map(
      ([rounds, step]): Move =>
        (w) =>
          w.bustle(rounds, step),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 900 }).map(
      (ms): Move =>
        (w) =>
          w.pass(ms),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 3_000, max: 40_000 }).map(
      (ms): Move =>
        (w) =>
          w.pass(ms),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.integer({ min: 0, max: 3 }).map(
      (n): Move =>
        (w) =>
          w.deliver(n),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(which, fc.nat({ max: 700 })).map(
      ([n, took]): Move =>
        (w) =>
          w.lease(n, took),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(which, fc.integer({ min: 1, max: 12 })).map(
      ([n, count]): Move =>
        (w) =>
          w.claim(n, count),
    ),
  },
  {
    weight: 9,
    arbitrary: which.map(
      (n): Move =>
        (w) =>
          w.send(n),
    ),
  },
  {
    weight: 4,
    arbitrary: which.map(
      (n): Move =>
        (w) =>
          w.answer(n),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(which, fc.boolean()).map(
      ([n, answered]): Move =>
        (w) =>
          w.handOver(n, answered),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map(
      (n): Move =>
        (w) =>
          w.killConsumer(n),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 100, max: 5_000 }).map(
      (ms): Move =>
        (w) =>
          w.hold(ms),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>((w) => w.evict()) },
  { weight: 1, arbitrary: fc.constant<Move>((w) => w.killAll()) },
  { weight: 1, arbitrary: fc.constant<Move>((w) => w.sync()) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((pause): Move => (w) => {
      if (w.status === "running" && pause) w.setStatus("paused");
      else if (w.status === "paused") w.setStatus("running");
    }),
  },
);

const stories = fc.record({
  recipients: fc.integer({ min: 1, max: 120 }),
  rate: fc.constantFrom(2, 5, 20, 60),
  moves: fc.array(moves, { maxLength: 150 }),
});

const mostInASecond = (times: readonly number[]): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));

function play(story: { recipients: number; rate: number; moves: readonly Move[] }): World {
  const world = new World(story.recipients, story.rate);
  for (const move of story.moves) {
    move(world);
    expect(Math.max(0, ...world.accepted.values())).toBeLessThanOrEqual(1);
  }
  return world;
}

describe("a run, whatever happens to it", () => {
  it("I2 nobody gets two messages, after any story of crashes, losses and doubles", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const world = play(story);
        world.settle();
        expect(Math.max(0, ...world.accepted.values())).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it("I3 P17 every recipient ends in a final state, and the run completes by itself", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const world = play(story);
        world.settle();
        expect(world.isSettled).toBe(true);
        expect(world.status).toBe("completed");
        world.rows.forEach((row, index) => {
          if (row.status === "sent") expect(world.accepted.get(index + 1)).toBe(1);
        });
      }),
      { numRuns: 400 },
    );
  });

  it("I5 requests never leave faster than the rate allows, whatever stalls and restarts", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { leftAt } = play(story);
        expect(mostInASecond(leftAt)).toBeLessThanOrEqual(1.1 * story.rate + 1);
      }),
      { numRuns: 400 },
    );
  });

  it("I6 a cancelled run sends nothing more and leaves nothing pending", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const world = play(story);
        if (world.status === "completed") return;
        world.setStatus("cancelled");
        world.pass(1_000);
        const before = world.leftAt.length;
        world.settle();
        expect(world.isSettled).toBe(true);
        expect(world.leftAt.length).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});
