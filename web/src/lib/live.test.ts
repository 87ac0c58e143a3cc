import { describe, expect, it } from "vitest";
import { type LiveFrame, nothingYet, parseFrame, reduceLive } from "./live.ts";
import { liveCounts, liveRow } from "./live-samples.ts";

const standing = (at: string, sent: number) => ({
  at,
  status: "running",
  phase: "sending",
  counts: liveCounts({ sent }),
  rate: { target: 20, actual: 19.5 },
  held: false,
  restsUntil: null,
  eta: null,
});
const progress = (at: string, sent: number): LiveFrame => ({
  type: "progress",
  ...standing(at, sent),
});
const snapshot = (at: string, sent: number): LiveFrame => ({
  type: "snapshot",
  ...standing(at, sent),
});
const messages = (...items: Parameters<typeof liveRow>[0][]): LiveFrame => ({
  type: "messages",
  at: "2026-01-01T00:00:00Z",
  items: items.map(liveRow),
});
const after = (...frames: LiveFrame[]) => frames.reduce(reduceLive, nothingYet);

describe("live frames", () => {
  it("shows the newest progress, whatever order frames come in", () => {
    const state = after(progress("2026-01-01T00:00:02Z", 40), progress("2026-01-01T00:00:01Z", 20));
    expect(state.standing?.counts.sent).toBe(40);
  });

  it("believes a snapshot even when its clock is behind, and forgets rows from before it", () => {
    const state = after(
      progress("2026-01-01T00:00:02Z", 40),
      messages({ seq: 1, status: "sent" }),
      snapshot("2026-01-01T00:00:01Z", 38),
    );
    expect(state.standing?.counts.sent).toBe(38);
    expect(state.rows.size).toBe(0);
  });

  it("keeps the last state of each row", () => {
    const state = after(
      messages({ seq: 1, status: "sent" }, { seq: 2, status: "sent" }),
      messages({ seq: 1, status: "delivered" }),
    );
    expect([...state.rows.values()].map((item) => [item.seq, item.status])).toEqual([
      [2, "sent"],
      [1, "delivered"],
    ]);
  });

  it("keeps the 500 rows that changed last", () => {
    const all = Array.from({ length: 501 }, (_, seq) => ({ seq, status: "sent" as const }));
    const { rows } = after(messages(...all), messages({ seq: 0, status: "read" }));
    expect(rows.size).toBe(500);
    expect(rows.has(1)).toBe(false);
    expect(rows.get(0)?.status).toBe("read");
  });

  it("lists events newest first, 50 at most", () => {
    const event = (n: number): LiveFrame => ({
      type: "event",
      at: `t${n}`,
      event: "paused",
      reason: null,
    });
    const { events } = after(...Array.from({ length: 60 }, (_, n) => event(n)));
    expect(events.length).toBe(50);
    expect(events[0]?.at).toBe("t59");
  });

  it("remembers the pace of the last 240 frames, oldest first", () => {
    const { pace } = after(...Array.from({ length: 250 }, (_, n) => progress(`t${1000 + n}`, n)));
    expect(pace.length).toBe(240);
    expect(pace.at(-1)).toEqual({ at: "t1249", target: 20, actual: 19.5 });
  });

  it("reads a frame as the server writes it", () => {
    const frame = messages({ seq: 1, status: "read" });
    expect(parseFrame(JSON.stringify(frame))).toEqual(frame);
  });

  it("does not change the state it was given", () => {
    const before = after(messages({ seq: 1, status: "sent" }));
    reduceLive(before, messages({ seq: 2, status: "sent" }));
    expect(before.rows.size).toBe(1);
  });

  it.each(["{", "null", '{"type":"surprise"}', '{"type":"progress"}', new ArrayBuffer(2)])(
    "passes over what it cannot read: %s",
    (data) => expect(parseFrame(data)).toBeUndefined(),
  );
});
