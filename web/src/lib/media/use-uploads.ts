import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import { problemFrom } from "../problem.ts";
import { faultOfFile } from "./check.ts";
import { type Media, type MediaKind, mediaQuery } from "./queries.ts";
import { sendFile } from "./send-file.ts";
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
  const waiting = useRef<{ key: number; file: File }[]>([]);
  const underWay = useRef(new Map<number, AbortController>());

  const send = async (key: number, file: File) => {
    const controller = new AbortController();
    underWay.current.set(key, controller);
    try {
      const fault = await faultOfFile(file, kind);
      if (fault !== null) return tell({ type: "refused", key, fault });
      const onProgress = (sent: number) => tell({ type: "sent", key, sent });
      const media = await sendFile(file, { onProgress, signal: controller.signal });
      client.setQueryData(mediaQuery(media.id).queryKey, media);
      void client.invalidateQueries({ queryKey: ["media", "list"] });
      tell({ type: "gone", key });
      onArrived?.(media);
    } catch (error) {
      if (!controller.signal.aborted) tell({ type: "failed", key, problem: problemFrom(error) });
    } finally {
      underWay.current.delete(key);
      next();
    }
  };

  const next = () => {
    while (underWay.current.size < atOnce) {
      const first = waiting.current.shift();
      if (first === undefined) return;
      void send(first.key, first.file);
    }
  };

  // Whoever leaves the page has given up.
  useEffect(() => {
    const open = underWay.current;
    return () => {
      waiting.current = [];
      for (const controller of open.values()) controller.abort();
    };
  }, []);

  return {
    uploads,
    add: (files: readonly File[]) => {
      const fresh = files.map((file) => ({ key: (newest += 1), file }));
      tell({
        type: "added",
        uploads: fresh.map(({ key, file: { name, size } }) => ({ key, name, size })),
      });
      waiting.current.push(...fresh);
      next();
    },
    drop: (key: number) => {
      waiting.current = waiting.current.filter((upload) => upload.key !== key);
      underWay.current.get(key)?.abort();
      tell({ type: "gone", key });
    },
    clear: () => tell({ type: "cleared" }),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
