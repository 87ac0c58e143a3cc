import { describe, expect, it } from "vitest";
import { returnAddress } from "./return-address.ts";

describe("where to go after signing in", () => {
  it.each([
    ["/campaigns/17?status=failed", "/campaigns/17?status=failed"],
    ["https://elsewhere.test", "/"],
    ["//elsewhere.test", "/"],
    ["/\\elsewhere.test", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?from=%2F", "/"],
    [undefined, "/"],
  ])("%s leads to %s", (from, address) => expect(returnAddress(from)).toBe(address));
});
