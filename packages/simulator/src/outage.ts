import type { Behaviour } from "./rules/behaviour.ts";
import { draw } from "./rules/draw.ts";

// Days on which Meta does not answer as it should. `accepts` is the nasty kind: the message is
// taken, only the answer is lost.

export type Outage = NonNullable<Behaviour["outage"]>;

const neverMilliseconds = 180_000;

const page = `<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1><p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>`;

export function outageFor(behaviour: Behaviour, path: string, chance: number): Outage | null {
  const { outage, seed } = behaviour;
  if (outage === null) return null;
  if (outage.on === "messages" && !/\/(marketing_)?messages$/.test(path)) return null;
  return draw(seed, chance, "outage") < outage.share ? outage : null;
}

class ConnectionLost extends Error {}

export async function suffer(kind: Outage["kind"]): Promise<Response> {
  switch (kind) {
    case "unavailable":
      return Response.json(
        {
          error: {
            message: "(#2) Service temporarily unavailable",
            type: "OAuthException",
            code: 2,
            is_transient: true,
          },
        },
        { status: 503 },
      );
    case "html":
      return new Response(page, { status: 502, headers: { "content-type": "text/html" } });
    case "hang":
      await new Promise((resolve) => setTimeout(resolve, neverMilliseconds));
      return new Response("upstream timeout", { status: 504 });
    case "reset":
      throw new ConnectionLost("connection reset by peer");
  }
}
