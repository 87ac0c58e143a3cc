import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useState } from "react";
import { problemFrom } from "../problem.ts";
import { faultOfFile } from "./check.ts";
import { type Media, type MediaKind, mediaQuery } from "./queries.ts";
import { sendFile } from "./send-file.ts";
import { UploadQueue } from "./upload-queue.ts";
import { type Upload, uploadsAfter } from "./uploads.ts";

/** So many at once fill a line; more only slow each other down. */
const atOnce = 2;

let newest = 0;

interface Options {
  /** The only kind that is of use here. */
  kind?: MediaKind | undefined;
  onArrived?: ((media: Media) => void) | undefined;
}

/** Files on their way into the library: each goes by itself and can be cancelled by itself. */
export function useUploads({ kind, onArrived }: Options = {}) {
  const client = useQueryClient();
  const [uploads, tell] = useReducer(uploadsAfter, [] as readonly Upload[]);
  const [queue] = useState(() => new UploadQueue(atOnce));
  // Whoever leaves the page has given up.
  useEffect(() => () => queue.dropAll(), [queue]);

  const send = async (key: number, file: File, signal: AbortSignal) => {
    try {
      const fault = await faultOfFile(file, kind);
      if (fault !== null) return tell({ type: "refused", key, fault });
      const onProgress = (sent: number) => tell({ type: "sent", key, sent });
      const media = await sendFile(file, { onProgress, signal });
      client.setQueryData(mediaQuery(media.id).queryKey, media);
      void client.invalidateQueries({ queryKey: ["media", "list"] });
      tell({ type: "gone", key });
      onArrived?.(media);
    } catch (error) {
      if (!signal.aborted) tell({ type: "failed", key, problem: problemFrom(error) });
    }
  };

  return {
    uploads,
    add: (files: readonly File[]) => {
      for (const file of files) {
        const key = (newest += 1);
        tell({ type: "added", upload: { key, name: file.name, size: file.size } });
        queue.add(key, (signal) => send(key, file, signal));
      }
    },
    drop: (key: number) => {
      queue.drop(key);
      tell({ type: "gone", key });
    },
  };
}

export type Uploads = ReturnType<typeof useUploads>;
