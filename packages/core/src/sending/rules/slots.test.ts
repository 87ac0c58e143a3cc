import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeRate, grant, openBook, type SlotBook } from "./slots.ts";

interface Ask {
  readonly after: number;
  readonly want: number;
  readonly spacingMs: number;
  readonly rate: number;
}

const asks = (rates: fc.Arbitrary<number>): fc.Arbitrary<Ask[]> =>
  fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 400 }),
      want: fc.integer({ min: 0, max: 100 }),
      spacingMs: fc.integer({ min: 0, max: 120 }),
      rate: rates,
    }),
    { minLength: 1, maxLength: 60 },
  );

function play(all: readonly Ask[]): { times: number[]; perAsk: number[][] } {
  let now = 1_000_000;
  let book: SlotBook = openBook(all[0]?.rate ?? 1, now);
  const perAsk: number[][] = [];
  for (const ask of all) {
    now += ask.after;
    book = changeRate(book, ask.rate, now);
    const given = grant(book, { now, horizonMs: 700, want: ask.want, spacingMs: ask.spacingMs });
    book = given.book;
    perAsk.push(given.at);
  }
  return { times: perAsk.flat().toSorted((a, b) => a - b), perAsk };
}

const mostIn = (times: readonly number[], windowMs: number): number =>
  Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length),
  );

describe("slots", () => {
  it("I5 P14 no second holds more than the rate and one, whoever asks and however often", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }).chain((rate) => asks(fc.constant(rate))),
        (all) => {
          const rate = all[0]?.rate ?? 1;
          expect(mostIn(play(all).times, 1_000)).toBeLessThanOrEqual(rate + 1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("I5 no slot is given twice, and none lies in the past", () => {
    fc.assert(
      fc.property(asks(fc.constant(50)), (all) => {
        const { times } = play(all);
        expect(new Set(times).size).toBe(times.length);
      }),
      { numRuns: 300 },
    );
  });

  it("I5 9.5 a rate that changes on the way never lets a second exceed the highest of its rates", () => {
    fc.assert(
      fc.property(asks(fc.constantFrom(1, 5, 20, 80, 400)), (all) => {
        const highest = Math.max(...all.map((ask) => ask.rate));
        expect(mostIn(play(all).times, 1_000)).toBeLessThanOrEqual(highest + 1);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps one consumer's requests as far apart as it asked", () => {
    fc.assert(
      fc.property(asks(fc.constant(200)), (all) => {
        play(all).perAsk.forEach((at, index) => {
          const step = all[index]?.spacingMs ?? 0;
          at.forEach((time, position) => {
            const before = at[position - 1];
            if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(step - 1e-6);
          });
        });
      }),
    );
  });

  it("gives away every slot that somebody wants in time", () => {
    let book = openBook(100, 0);
    const times: number[] = [];
    for (let now = 0; now < 10_000; now += 400) {
      for (const spacingMs of [40, 40, 40, 40, 40, 40]) {
        const given = grant(book, { now, horizonMs: 700, want: 40, spacingMs });
        book = given.book;
        times.push(...given.at);
      }
    }
    const used = times.filter((at) => at < 10_000).length;
    expect(used).toBeGreaterThanOrEqual(950);
  });
});
