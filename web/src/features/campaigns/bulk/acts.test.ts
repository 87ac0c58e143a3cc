import { describe, expect, it } from "vitest";
import { campaignOf } from "../samples.ts";
import { bulkActs, obeying } from "./acts.ts";

const each = (["draft", "scheduled", "running", "paused", "completed"] as const).map((status, id) =>
  campaignOf({ id, status }),
);

describe("what is done to many campaigns", () => {
  it("5.3 13.1 reaches exactly those whose state allows it", () => {
    const reached = bulkActs.map((act) => obeying(act, each).map(({ status }) => status));
    expect(reached).toEqual([["draft", "scheduled"], ["scheduled"], ["running"], ["paused"]]);
  });
});
