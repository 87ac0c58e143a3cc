import type { InboxPort } from "@siar/core/conversations";
import type { InboxFrame } from "@siar/core/conversations/schema";
import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** At most four frames a second, whatever happens. */
const FRAME_EVERY = 250;
const MAX_NAMED = 50;

/**
 * One for the business: behind every open inbox. It says of whom something is new, never what, so
 * that each who listens asks for what they may see; and it keeps nothing.
 */
export class Inbox extends DurableObject<Env> implements InboxPort {
  private readonly news = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  async changed(contactIds: number[]): Promise<void> {
    if (this.ctx.getWebSockets().length === 0) return;
    for (const id of contactIds) this.news.add(id);
    this.timer ??= setTimeout(() => this.flush(), FRAME_EVERY);
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket") return new Response(null, { status: 426 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    this.say({ type: "hello", contactIds: [] }, [server]);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(): Promise<void> {
    // Whoever watches only listens.
  }

  private flush(): void {
    this.timer = null;
    const contactIds = this.news.size > MAX_NAMED ? [] : [...this.news];
    this.news.clear();
    this.say({ type: "changed", contactIds }, this.ctx.getWebSockets());
  }

  private say(frame: InboxFrame, sockets: readonly WebSocket[]): void {
    const text = JSON.stringify(frame);
    for (const socket of sockets) {
      try {
        socket.send(text);
      } catch {
        // It closed meanwhile; whoever comes back looks for themselves.
        socket.close();
      }
    }
  }
}
