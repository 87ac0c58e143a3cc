import { describe, expect, it } from "vitest";
import { UploadQueue } from "./upload-queue.ts";

describe("4.4 a queue of uploads", () => {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const aborted: number[] = [];
  const work = (key: number) => (signal: AbortSignal) => {
    started.push(key);
    signal.addEventListener("abort", () => aborted.push(key));
    return new Promise<void>((resolve) => ends.set(key, resolve));
  };

  it("4.4 does two at a time, and calls off any of them", async () => {
    const queue = new UploadQueue(2);
    for (const key of [1, 2, 3, 4, 5]) queue.add(key, work(key));
    expect(started).toEqual([1, 2]);
    queue.drop(3);
    queue.drop(2);
    expect(aborted).toEqual([2]);
    ends.get(1)?.();
    await Promise.resolve().then(() => Promise.resolve());
    await new Promise((done) => setTimeout(done, 0));
    expect(started).toEqual([1, 2, 4]);
    queue.dropAll();
    expect(aborted).toEqual([2, 4]);
    ends.get(2)?.();
    ends.get(4)?.();
    await new Promise((done) => setTimeout(done, 0));
    expect(started).toEqual([1, 2, 4]);
  });
});
