import type { Problem } from "../problem.ts";
import type { FileFault } from "./check.ts";

export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: "waiting" | "sending" | "refused" | "failed";
  /** Why the browser did not even send it. */
  readonly fault?: FileFault;
  /** Why the API did not take it. */
  readonly problem?: Problem;
}

export type UploadEvent =
  | { readonly type: "added"; readonly upload: Pick<Upload, "key" | "name" | "size"> }
  | { readonly type: "sent"; readonly key: number; readonly sent: number }
  | { readonly type: "refused"; readonly key: number; readonly fault: FileFault }
  | { readonly type: "failed"; readonly key: number; readonly problem: Problem }
  | { readonly type: "gone"; readonly key: number };

export function uploadsAfter(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  const changed = (key: number, change: Partial<Upload>) =>
    uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload));
  switch (event.type) {
    case "added":
      return [...uploads, { ...event.upload, sent: 0, state: "waiting" }];
    case "sent":
      return changed(event.key, { sent: event.sent, state: "sending" });
    case "refused":
      return changed(event.key, { state: "refused", fault: event.fault });
    case "failed":
      return changed(event.key, { state: "failed", problem: event.problem });
    case "gone":
      return uploads.filter(({ key }) => key !== event.key);
  }
}

export const isMoving = ({ state }: Upload): boolean => state === "waiting" || state === "sending";
