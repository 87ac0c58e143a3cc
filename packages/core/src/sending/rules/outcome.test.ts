import { describe, expect, it } from "vitest";
import { MAX_TRIES } from "./numbers.ts";
import { alarmOf, resultOf, type SendOutcome } from "./outcome.ts";

const row = { seq: 1, attempt: 1, tries: 0 };
const refused = (code: number, failure: "R" | "S" | "P" | "T" | "A" | "F"): SendOutcome => ({
  kind: "refused",
  code,
  class: failure,
  detail: "said Meta",
});
const result = (outcome: SendOutcome, tries = 0) =>
  resultOf({ ...row, tries }, outcome, 1_000, () => 0.5);

describe("what becomes of a row", () => {
  it("6.3 accepted is sent", () => {
    const sent = result({ kind: "accepted", wamid: "wamid.A", held: false });
    expect(sent).toMatchObject({ status: "sent", wamid: "wamid.A" });
  });

  it("I2 an answer that got lost leaves the row unknown, never pending", () => {
    expect(result({ kind: "in-doubt", why: "timeout" }).status).toBe("unknown");
  });

  it("6.2 a request that never left waits and is tried again", () => {
    const waiting = result({ kind: "not-sent", why: "refused" });
    expect(waiting.status).toBe("pending");
    expect(waiting.notBefore).toBeGreaterThan(1_000);
  });

  it("6.2 P16 the fifth failure that could pass ends the row", () => {
    const last = result(refused(131_000, "R"), MAX_TRIES - 1);
    expect(last).toMatchObject({ status: "failed", reason: "gave_up", tries: MAX_TRIES });
    expect(result(refused(131_000, "R"), MAX_TRIES - 2).status).toBe("pending");
  });

  it("10.5 P35 a number that is too fast waits without counting against the row", () => {
    const waiting = result(refused(130_429, "S"), 4);
    expect(waiting).toMatchObject({ status: "pending", tries: 4 });
    expect(alarmOf(refused(130_429, "S"))).toEqual({ kind: "slow-down" });
  });

  it("4.4 10.5 a file that Meta lost is no failure of the row, however often it was tried", () => {
    expect(result({ kind: "file-lost" }, MAX_TRIES - 1)).toMatchObject({
      status: "pending",
      tries: MAX_TRIES - 1,
      notBefore: expect.any(Number),
    });
  });

  it("10.5 a failure of the account or the template pauses, and the row waits", () => {
    for (const failure of ["A", "T"] as const) {
      expect(result(refused(190, failure)).status).toBe("pending");
      expect(alarmOf(refused(190, failure))).toMatchObject({
        kind: "pause",
        reason: expect.stringContaining(":190"),
      });
    }
  });

  it("10.5 a failure that is the person's is final", () => {
    expect(result(refused(131_026, "P"))).toMatchObject({ status: "failed", code: 131_026 });
    expect(alarmOf(refused(131_026, "P"))).toBeNull();
  });

  it("10.5 the pair limit holds back only this recipient, longer each time", () => {
    const first = result(refused(131_056, "R"), 0).notBefore ?? 0;
    const third = result(refused(131_056, "R"), 2).notBefore ?? 0;
    expect(first).toBe(2_000);
    expect(third).toBe(17_000);
  });
});
