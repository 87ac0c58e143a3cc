import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jitteredDelay, retry } from "./retry.ts";

const random = fc.double({ min: 0, max: 0.999_999, noNaN: true });

describe("full jitter", () => {
  test("a delay lies between nothing and the doubled base, and never above the cap", () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), random, (attempt, drawn) => {
        const delay = jitteredDelay(attempt, { base: 100, cap: 30_000 }, () => drawn);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThan(Math.min(30_000, 100 * 2 ** attempt));
      }),
    );
  });

  test("the ceiling doubles with each attempt until the cap", () => {
    const nearlyOne = () => 0.999_999;
    const delays = [0, 1, 2, 10].map(
      (attempt) =>
        Math.round(jitteredDelay(attempt, { base: 100, cap: 1_000 }, nearlyOne) / 10) * 10,
    );
    expect(delays).toEqual([100, 200, 400, 1_000]);
  });
});

describe("retry", () => {
  const options = (slept: number[], worthIt = true) => ({
    attempts: 3,
    base: 10,
    cap: 100,
    random: () => 0.5,
    sleep: async (ms: number) => void slept.push(ms),
    worthIt: () => worthIt,
  });

  test("an act that fails twice is done a third time, after growing pauses", async () => {
    const slept: number[] = [];
    let tries = 0;
    const act = async () => {
      tries += 1;
      if (tries < 3) throw new Error("again");
      return "done";
    };
    await expect(retry(act, options(slept))).resolves.toBe("done");
    expect(slept).toEqual([5, 10]);
  });

  test("after the last attempt its error is thrown on", async () => {
    let tries = 0;
    const act = async () => {
      tries += 1;
      throw new Error(`try ${tries}`);
    };
    await expect(retry(act, options([]))).rejects.toThrow("try 3");
  });

  test("an error that is not worth it is thrown at once", async () => {
    let tries = 0;
    const act = async () => {
      tries += 1;
      throw new Error("final");
    };
    await expect(retry(act, options([], false))).rejects.toThrow("final");
    expect(tries).toBe(1);
  });
});
