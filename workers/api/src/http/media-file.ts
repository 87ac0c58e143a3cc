import { dispositionOf } from "@siar/core/media/rules";
import type { Opened } from "@siar/core/media";

/**
 * A file as it lies in the bucket. Pictures and players read it as they like; opened by itself it is
 * saved, and whatever it may be, it can run nothing.
 */
export function fileAnswer({ status, body, mime, name, size, range, etag }: Opened): Response {
  const headers = new Headers({
    "content-type": mime,
    "content-disposition": dispositionOf(name),
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    etag,
  });
  if (status === 304) return new Response(null, { status, headers });
  if (status === 416) {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status, headers });
  }
  headers.set("content-length", String(range?.length ?? size));
  if (range !== null) {
    const last = range.offset + range.length - 1;
    headers.set("content-range", `bytes ${range.offset}-${last}/${size}`);
  }
  return new Response(body, { status, headers });
}
