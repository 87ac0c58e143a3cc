import { answer, api } from "../api.ts";
import { ApiError, problemOf } from "../problem.ts";
import { thumbnailOf } from "./draw.ts";
import type { Media } from "./queries.ts";

interface Way {
  /** Bytes that have left. */
  onProgress: (sent: number) => void;
  signal: AbortSignal;
}

/** Only this old way of asking tells how much of a body has left. */
function post(file: File, { onProgress, signal }: Way): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name.slice(-200) || "file");
    request.open("POST", `/api/media?name=${name}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", document.documentElement.lang);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const { status, response } = request;
      const id: unknown = status < 300 ? Reflect.get(Object(response), "id") : undefined;
      if (typeof id === "number") return resolve(id);
      const requestId = request.getResponseHeader("x-request-id");
      reject(new ApiError(problemOf(status, response, requestId)));
    };
    request.onerror = () => reject(new TypeError("The connection broke"));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) return reject(new DOMException("Cancelled", "AbortError"));
    request.send(file);
  });
}

const readMedia = (id: number): Promise<Media> =>
  answer(api.GET("/api/media/{id}", { params: { path: { id } } }));

/** The file, and a small picture of it; without the latter it is a file all the same. */
export async function sendFile(file: File, way: Way): Promise<Media> {
  const [id, thumbnail] = await Promise.all([post(file, way), thumbnailOf(file)]);
  const media = await readMedia(id);
  if (thumbnail === null || media.hasThumbnail) return media;
  return answer(
    api.PUT("/api/media/{id}/thumbnail", {
      params: { path: { id } },
      // The document can only say "binary", which its types know as text.
      body: "",
      bodySerializer: () => thumbnail,
      headers: { "content-type": "application/octet-stream" },
    }),
  ).catch(() => media);
}
