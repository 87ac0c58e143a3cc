import { describe, expect, it } from "vitest";
import { createFormat, relativeParts } from "./format.ts";

const at = Date.UTC(2026, 11, 1, 2, 0);

describe("numbers and dates", () => {
  it("writes them as each language does, in the business's zone", () => {
    const en = createFormat("en", "Asia/Jakarta");
    const id = createFormat("id", "Asia/Jakarta");
    expect([en.number(12_345.5), id.number(12_345.5)]).toEqual(["12,345.5", "12.345,5"]);
    expect(en.dateTime(at)).toBe("1 Dec 2026, 09:00");
    expect(id.dateTime(at)).toBe("1 Des 2026, 09.00");
    expect([en.percent(0.975), id.percent(0.975)]).toEqual(["97.5%", "97,5%"]);
    expect(id.country("ID")).toBe("Indonesia");
  });

  it("writes money in a currency's own decimals, and the price of one message as exactly as it is", () => {
    const en = createFormat("en");
    const id = createFormat("id");
    const plain = (text: string) => text.replaceAll(/\s/gu, " ");
    expect(plain(en.money(12_345_678_900, "USD"))).toBe("US$12,345.68");
    expect(plain(en.money(41_100, "USD", 6))).toBe("US$0.0411");
    expect(plain(en.money(500_000, "USD", 6))).toBe("US$0.50");
    expect(plain(id.money(586_330_000, "IDR", 6))).toBe("Rp 586,33");
  });

  it("tells how long ago in the largest unit that fits", () => {
    expect(relativeParts(at - 4_000, at)).toEqual([0, "second"]);
    expect(relativeParts(at - 59_000, at)).toEqual([-59, "second"]);
    expect(relativeParts(at - 60_000, at)).toEqual([-1, "minute"]);
    expect(relativeParts(at + 7_200_000, at)).toEqual([2, "hour"]);
    expect(createFormat("id").relative(at - 86_400_000, at)).toBe("kemarin");
  });
});
