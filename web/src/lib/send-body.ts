import { ApiError, problemOf } from "./problem.ts";

interface Where {
  readonly path: "/api/imports" | "/api/media";
  readonly type: "text/csv" | "application/octet-stream";
}

export interface Way {
  /** Bytes that have left. */
  onProgress: (sent: number) => void;
  signal?: AbortSignal;
}

/**
 * A file as the body of a request; answers the id of what it became. Only this old way of asking
 * tells how much of a body has left.
 */
export function sendBody(
  file: File,
  { path, type }: Where,
  { onProgress, signal }: Way,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name.slice(-200) || "file");
    request.open("POST", `${path}?name=${name}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", type);
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
    signal?.addEventListener("abort", () => request.abort());
    if (signal?.aborted) return reject(new DOMException("Cancelled", "AbortError"));
    request.send(file);
  });
}
