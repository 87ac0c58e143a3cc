import { MINUTE } from "@siar/kernel/clock";
import { describe, expect, it } from "vitest";
import { Flood, MOST_REFUSALS } from "./flood.ts";

const refusedOften = (flood: Flood, address: string | null, at: number): void => {
  for (let times = 0; times < MOST_REFUSALS; times += 1) flood.refuse(address, at);
};

describe("a flood of forged bodies", () => {
  it("12.1 is not listened to for the rest of its minute, and others are", () => {
    const flood = new Flood();
    refusedOften(flood, "203.0.113.7", 1_000);
    expect(flood.isTooMuch("203.0.113.7", 2_000)).toBe(true);
    expect(flood.isTooMuch("203.0.113.8", 2_000)).toBe(false);
    expect(flood.isTooMuch("203.0.113.7", 1_000 + MINUTE)).toBe(false);
  });

  it("12.1 is none as long as it is a few, or nobody's", () => {
    const flood = new Flood();
    refusedOften(flood, null, 1_000);
    expect(flood.isTooMuch(null, 2_000)).toBe(false);
    for (let times = 1; times < MOST_REFUSALS; times += 1) flood.refuse("203.0.113.7", 1_000);
    expect(flood.isTooMuch("203.0.113.7", 2_000)).toBe(false);
  });

  it("12.1 from many addresses costs no more memory than from some", () => {
    const flood = new Flood();
    refusedOften(flood, "first", 1);
    for (let at = 0; at < 10_000; at += 1) flood.refuse(`other ${at}`, 2);
    expect(flood.isTooMuch("first", 3)).toBe(false);
  });
});
