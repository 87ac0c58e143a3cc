import { DAY, MINUTE, SECOND } from "@siar/kernel/clock";
import { describe, expect, test } from "vitest";
import {
  maySayLost,
  patienceFor,
  RENEWED_BEFORE,
  uploadStep,
  type UploadState,
} from "./at-meta.ts";

const NOW = 1_800_000_000_000;
const state = (over: Partial<UploadState>): UploadState => ({
  metaId: null,
  expiresAt: 0,
  busyUntil: 0,
  failedAt: 0,
  failureCode: null,
  ...over,
});
const step = (over: Partial<UploadState>, since = NOW) => uploadStep(state(over), since, NOW);

describe("10.1 a file at Meta", () => {
  test("10.1 goes up once, while the others wait", () => {
    expect(uploadStep(null, NOW, NOW)).toEqual({ kind: "upload" });
    expect(step({})).toEqual({ kind: "upload" });
    expect(step({ busyUntil: NOW + 1 })).toEqual({ kind: "wait" });
    expect(step({ busyUntil: NOW })).toEqual({ kind: "upload" });
  });

  test("10.1 is renewed two days before Meta forgets it, and sent meanwhile", () => {
    const metaId = "77";
    expect(step({ metaId, expiresAt: NOW + RENEWED_BEFORE + 1 })).toEqual({ kind: "send", metaId });
    expect(step({ metaId, expiresAt: NOW + RENEWED_BEFORE })).toEqual({ kind: "upload" });
    const renewing = { metaId, busyUntil: NOW + SECOND };
    expect(step({ ...renewing, expiresAt: NOW + DAY })).toEqual({ kind: "send", metaId });
    expect(step({ ...renewing, expiresAt: NOW + MINUTE })).toEqual({ kind: "wait" });
  });

  test("10.5 whoever waited for an upload that failed does not try the same again", () => {
    const failed = { failedAt: NOW - 5, failureCode: 190 };
    expect(step(failed, NOW - 5)).toEqual({ kind: "failed", code: 190 });
    expect(step(failed, NOW - 4)).toEqual({ kind: "upload" });
  });

  test("10.5 a renewal that failed stops nobody while the old id lives", () => {
    const failed = { metaId: "77", failedAt: NOW, failureCode: 131_000 };
    expect(step({ ...failed, expiresAt: NOW + DAY })).toEqual({ kind: "send", metaId: "77" });
    expect(step({ ...failed, expiresAt: NOW + MINUTE })).toEqual({ kind: "failed", code: 131_000 });
  });

  test("10.5 has the more time the larger it is", () => {
    expect(patienceFor(0)).toBe(10 * SECOND);
    expect(patienceFor(100 * 1024 * 1024)).toBe(220 * SECOND);
  });

  test("10.5 only some of Meta's codes may say that it is gone", () => {
    expect([100, 131_009, 131_053].every(maySayLost)).toBe(true);
    expect([190, 131_026, 131_047, 132_012].some(maySayLost)).toBe(false);
  });
});
