import { describe, expect, it } from "vitest";
import { readReason, reasonWords } from "./reasons.ts";

describe("why a campaign stands still", () => {
  it("is a name, with Meta's code where Meta was the reason", () => {
    expect(readReason("account_refused:190")).toEqual({ name: "account_refused", code: "190" });
    expect(readReason("channel_not_connected")).toEqual({
      name: "channel_not_connected",
      code: undefined,
    });
  });

  it("has words for what pauses a campaign or keeps it from starting", () => {
    const names = [
      "account_refused",
      "template_refused",
      "channel_not_connected",
      "no_recipients",
      "stopped_all",
    ];
    expect(names.filter((name) => reasonWords[name] === undefined)).toEqual([]);
  });
});
