import { describe, expect, it } from "vitest";
import { isMoving, uploadsAfter, type Upload, type UploadEvent } from "./uploads.ts";

const added: readonly UploadEvent[] = [
  { type: "added", upload: { key: 1, name: "a.jpg", size: 10 } },
  { type: "added", upload: { key: 2, name: "b.jpg", size: 20 } },
];
const after = (...events: UploadEvent[]) =>
  [...added, ...events].reduce(uploadsAfter, [] as readonly Upload[]);
const fault = { why: "kind", key: "media.refused.kind" } as const;

describe("4.4 files on their way", () => {
  it("4.4 wait, move each at its own pace, and leave the list when they have arrived", () => {
    const moving = after({ type: "sent", key: 2, sent: 5 });
    expect(moving).toMatchObject([
      { key: 1, sent: 0, state: "waiting" },
      { key: 2, sent: 5, state: "sending" },
    ]);
    expect(moving.every(isMoving)).toBe(true);
    expect(uploadsAfter(moving, { type: "gone", key: 2 })).toMatchObject([{ key: 1 }]);
  });

  it("4.4 that were refused stay to be read, until somebody takes them off", () => {
    const refused = after({ type: "refused", key: 1, fault });
    expect(refused[0]).toMatchObject({ state: "refused", fault });
    expect(uploadsAfter(refused, { type: "gone", key: 1 })).toMatchObject([{ key: 2 }]);
  });
});
