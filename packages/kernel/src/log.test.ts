import { describe, expect, test } from "vitest";
import { unitOfWork } from "./log.ts";

const clock =
  (...times: number[]) =>
  () =>
    times.shift() ?? 0;

describe("one wide event per unit of work", () => {
  test("what, how long, how it ended, and what the work added", async () => {
    const lines: [string, boolean][] = [];
    await unitOfWork("tick", { tick: "sweep" }, async (event) => event.set({ removed: 3 }), {
      now: clock(1_000, 1_250),
      write: (line, failed) => lines.push([line, failed]),
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]?.[0] ?? "")).toEqual({
      at: "1970-01-01T00:00:01.000Z",
      outcome: "ok",
      ms: 250,
      kind: "tick",
      tick: "sweep",
      removed: 3,
    });
    expect(lines[0]?.[1]).toBe(false);
  });

  test("an exception is told and thrown on", async () => {
    const lines: [string, boolean][] = [];
    const work = unitOfWork("tick", {}, () => Promise.reject(new TypeError("broken")), {
      write: (line, failed) => lines.push([line, failed]),
    });
    await expect(work).rejects.toThrow("broken");
    expect(JSON.parse(lines[0]?.[0] ?? "")).toMatchObject({
      outcome: "error",
      error: "TypeError: broken",
    });
    expect(lines[0]?.[1]).toBe(true);
  });

  test("the values of a statement that failed stay out of the log", async () => {
    const lines: string[] = [];
    const cause = new Error("D1_ERROR: no such table: contacts");
    const failed = new Error("Failed query: select … params: +6281234567890", { cause });
    const work = unitOfWork("tick", {}, () => Promise.reject(failed), {
      write: (line) => lines.push(line),
    });
    await expect(work).rejects.toThrow();
    expect(lines[0]).toContain("no such table");
    expect(lines[0]).not.toContain("+6281234567890");
  });
});
