import { secure } from "./headers.ts";

interface Service {
  fetch(request: Request): Promise<Response>;
}

export interface Bindings {
  ASSETS: Service;
  API: Service;
  WEBHOOK: Service;
  /** Bound on a developer's machine only. */
  SIMULATOR?: Service;
}

const under = (path: string, root: string) => path === root || path.startsWith(`${root}/`);

/** The Worker that owns a path; undefined means: a file of the admin UI. */
function ownerOf(path: string, env: Bindings): Service | "absent" | undefined {
  if (under(path, "/api")) return env.API;
  if (under(path, "/webhooks")) return env.WEBHOOK;
  if (under(path, "/simulator")) return env.SIMULATOR ?? "absent";
  return undefined;
}

/** A person opening an address of the app, as against a program asking for a file. */
function isNavigation(request: Request, path: string): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const lastSegment = path.slice(path.lastIndexOf("/") + 1);
  return !lastSegment.includes(".") && (request.headers.get("accept") ?? "").includes("text/html");
}

async function page(request: Request, url: URL, env: Bindings): Promise<Response> {
  const navigation = isNavigation(request, url.pathname);
  const asked = navigation ? new Request(new URL("/", url), request) : request;
  const response = await env.ASSETS.fetch(asked);
  const isHtml = (response.headers.get("content-type") ?? "").includes("text/html");
  // Pages answers an unknown file with index.html; for a script or a font that must be a 404.
  const missing = isHtml && !navigation && url.pathname !== "/" && response.ok;
  const found = missing ? new Response("Not found", { status: 404 }) : response;
  return secure(found, url);
}

export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    const url = new URL(request.url);
    const owner = ownerOf(url.pathname, env);
    if (owner === "absent") return secure(new Response("Not found", { status: 404 }), url);
    // Passed on untouched, so that a WebSocket upgrade keeps its socket.
    return owner ? owner.fetch(request) : page(request, url, env);
  },
};
