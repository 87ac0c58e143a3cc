/**
 * `style-src` needs 'unsafe-inline': the primitives that lock the page's scrolling behind a dialog
 * and place a menu do it with a style element. Scripts are files of ours only.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  // A film is drawn small by the browser that has it, before it is uploaded.
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const always: Record<string, string> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
};

const oneYear = "public, max-age=31536000, immutable";

/** Vite puts a hash of the content into every name under /assets/. */
function cacheControl(path: string, status: number): string {
  return path.startsWith("/assets/") && (status === 200 || status === 304) ? oneYear : "no-cache";
}

export function secure(response: Response, url: URL): Response {
  const answer = new Response(response.body, response);
  for (const [name, value] of Object.entries(always)) answer.headers.set(name, value);
  answer.headers.set("cache-control", cacheControl(url.pathname, response.status));
  if (url.protocol === "https:") {
    answer.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  return answer;
}
