import { actualRate, addMark, statsOf, noCounts, type Mark } from "@siar/core/sending/rules";
import type { CampaignView, LiveFrame } from "@siar/core/sending/schema";
import { countersOf, liveMessages, type Counters } from "@siar/core/sending";
import { iso, isoOrNull } from "@siar/kernel/clock";
import type { Ctx } from "@siar/kernel/ctx";

/** At most four frames a second, whatever happens. */
const FRAME_EVERY = 250;
const MAX_ROWS = 50;
const PHONES = "phones";

/** What the campaign's object knows of it. */
interface Standing {
  readonly view: CampaignView | null;
  readonly phase: string | null;
  readonly held: boolean;
  readonly restsUntil: number | null;
}

/**
 * The people who watch a campaign. They get a snapshot when they come, then what changed. The
 * counts are read from D1, so that a frame never says anything that the ledger does not.
 */
export class Watchers {
  private readonly state: DurableObjectState;
  private readonly context: () => Ctx;
  private readonly view: () => Standing;
  private changed = new Set<number>();
  private dirty = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private marks: readonly Mark[] = [];

  constructor(state: DurableObjectState, context: () => Ctx, view: () => Standing) {
    this.state = state;
    this.context = context;
    this.view = view;
  }

  async welcome(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket") return new Response(null, { status: 426 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.state.acceptWebSocket(server, [
      request.headers.get("x-siar-phones") === "full" ? PHONES : "masked",
    ]);
    server.send(JSON.stringify(await this.progress("snapshot")));
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Something changed: counts always, and these rows. */
  touch(seqs: readonly number[] = []): void {
    for (const seq of seqs) if (this.changed.size < MAX_ROWS) this.changed.add(seq);
    this.dirty = true;
    if (this.timer !== null || this.state.getWebSockets().length === 0) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.state.waitUntil(this.flush());
    }, FRAME_EVERY);
  }

  tell(event: string, reason: string | null): void {
    this.send({ type: "event", at: iso(Date.now()), event, reason }, this.state.getWebSockets());
    this.touch();
  }

  private async flush(): Promise<void> {
    if (!this.dirty) return;
    const seqs = [...this.changed];
    this.changed = new Set();
    this.dirty = false;
    this.send(await this.progress("progress"), this.state.getWebSockets());
    if (seqs.length > 0) await this.sendRows(seqs);
  }

  private async sendRows(seqs: readonly number[]): Promise<void> {
    const { view } = this.view();
    if (view === null) return;
    for (const [tag, readPhone] of [
      [PHONES, true],
      ["masked", false],
    ] as const) {
      const sockets = this.state.getWebSockets(tag);
      if (sockets.length === 0) continue;
      const items = await liveMessages(this.context(), view.id, seqs, readPhone);
      this.send({ type: "messages", at: iso(Date.now()), items }, sockets);
    }
  }

  private async progress(type: "snapshot" | "progress"): Promise<LiveFrame> {
    const { view, phase, held, restsUntil } = this.view();
    const now = Date.now();
    const counts = view === null ? null : await countersOf(this.context(), view.id);
    const stats = statsOf(counts ?? noCounts);
    this.marks = addMark(this.marks, { at: now, left: hasLeft(counts) });
    const actual = actualRate(this.marks);
    const pace = actual > 0 ? actual : (view?.rate ?? 0);
    const running =
      view?.status === "running" && stats.pending > 0 && pace > 0 && !held && restsUntil === null;
    return {
      type,
      at: iso(now),
      status: view?.status ?? "draft",
      phase,
      held,
      restsUntil: isoOrNull(restsUntil),
      counts: stats,
      rate: { target: view?.rate ?? 0, actual },
      eta: running ? iso(now + (stats.pending / pace) * 1_000) : null,
    };
  }

  private send(frame: LiveFrame, sockets: readonly WebSocket[]): void {
    const text = JSON.stringify(frame);
    for (const socket of sockets) {
      try {
        socket.send(text);
      } catch {
        // It closed meanwhile; whoever comes back gets a snapshot.
        socket.close();
      }
    }
  }
}

const hasLeft = (counts: Counters | null): number =>
  counts === null
    ? 0
    : counts.sent + counts.delivered + counts.read + counts.failed + counts.unknown;
