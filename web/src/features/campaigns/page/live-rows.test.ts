import { describe, expect, it } from "vitest";
import type { LiveRow } from "../../../lib/live.ts";
import { liveRow } from "../../../lib/live-samples.ts";
import { withLiveRows } from "./live-rows.ts";

const heard = (...rows: LiveRow[]) => new Map(rows.map((row) => [row.seq, row]));
const states = (rows: readonly LiveRow[]) => rows.map(({ seq, status }) => `${seq} ${status}`);

describe("recipients that move", () => {
  const page = [liveRow({ seq: 1, status: "pending" }), liveRow({ seq: 2, status: "sent" })];

  it("shows what was heard since the page was read", () => {
    const rows = withLiveRows(page, heard(liveRow({ seq: 2, status: "read" })), undefined);
    expect(states(rows)).toEqual(["1 pending", "2 read"]);
  });

  it("does not go back to an older state of the same attempt", () => {
    const late = heard(liveRow({ seq: 2, status: "pending" }));
    expect(states(withLiveRows(page, late, undefined))).toEqual(["1 pending", "2 sent"]);
  });

  it("takes a newer attempt whatever its state", () => {
    const again = { ...liveRow({ seq: 2, status: "claimed" }), attempt: 2 };
    expect(states(withLiveRows(page, heard(again), undefined))).toEqual(["1 pending", "2 claimed"]);
    expect(
      states(withLiveRows([again], heard(liveRow({ seq: 2, status: "sent" })), undefined)),
    ).toEqual(["2 claimed"]);
  });

  it("lets a row leave a filtered page when it no longer fits", () => {
    const rows = withLiveRows(page, heard(liveRow({ seq: 1, status: "sent" })), "pending");
    expect(states(rows)).toEqual([]);
  });
});
