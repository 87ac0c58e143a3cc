export type Connection = "connecting" | "live" | "waiting" | "asleep";

const firstDelay = 500;
const longestDelay = 20_000;
const hiddenFor = 25_000;

/** Full jitter, so that a thousand tabs do not come back in the same instant. */
export function reconnectDelay(attempt: number, random: number): number {
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** attempt);
  return Math.round(ceiling / 4 + random * ceiling * 0.75);
}

interface Socket {
  close(): void;
  addEventListener(type: "open" | "close", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}

/** What the connection needs of a browser, so that a test can be one. */
export interface Surroundings {
  open(url: string): Socket;
  isHidden(): boolean;
  onVisibility(listener: () => void): () => void;
  later(work: () => void, ms: number): () => void;
  random(): number;
}

interface Listener<Frame> {
  /** Undefined for what this version does not know. */
  read(data: unknown): Frame | undefined;
  frame(frame: Frame): void;
  connection(state: Connection): void;
}

/**
 * Keeps one socket open while somebody looks. A hidden tab lets go within 30 seconds, and takes a
 * fresh snapshot when it is looked at again, so nothing is missed and no server is kept awake.
 */
export function connectLive<Frame>(
  url: string,
  listener: Listener<Frame>,
  around: Surroundings,
): () => void {
  const connection = new LiveConnection(url, listener, around);
  const stopWatching = around.onVisibility(() => connection.seenOrHidden());
  connection.open();
  return () => {
    stopWatching();
    connection.release();
  };
}

class LiveConnection<Frame> {
  readonly #url: string;
  readonly #listener: Listener<Frame>;
  readonly #around: Surroundings;
  /** Whatever a socket other than this one reports is past. */
  #socket: Socket | undefined;
  #attempt = 0;
  #cancelTimer = () => {};

  constructor(url: string, listener: Listener<Frame>, around: Surroundings) {
    this.#url = url;
    this.#listener = listener;
    this.#around = around;
  }

  open(): void {
    this.#cancelTimer();
    this.#listener.connection("connecting");
    const socket = this.#around.open(this.#url);
    this.#socket = socket;
    const ifCurrent = (work: () => void) => () => this.#socket === socket && work();
    socket.addEventListener(
      "open",
      ifCurrent(() => this.#listener.connection("live")),
    );
    socket.addEventListener(
      "close",
      ifCurrent(() => this.#lost()),
    );
    socket.addEventListener("message", ({ data }) => ifCurrent(() => this.#heard(data))());
  }

  seenOrHidden(): void {
    this.#cancelTimer();
    if (this.#around.isHidden()) {
      this.#cancelTimer = this.#around.later(() => this.#sleep(), hiddenFor);
    } else if (!this.#socket) {
      this.open();
    }
  }

  release(): void {
    this.#cancelTimer();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #heard(data: unknown): void {
    const frame = this.#listener.read(data);
    if (frame === undefined) return;
    // Only a server that speaks has earned a short wait after the next break.
    this.#attempt = 0;
    this.#listener.frame(frame);
  }

  #lost(): void {
    this.#socket = undefined;
    if (this.#around.isHidden()) return this.#sleep();
    this.#listener.connection("waiting");
    const delay = reconnectDelay(this.#attempt, this.#around.random());
    this.#cancelTimer = this.#around.later(() => this.open(), delay);
    this.#attempt += 1;
  }

  #sleep(): void {
    this.release();
    this.#listener.connection("asleep");
  }
}

export const browser: Surroundings = {
  open: (url) => new WebSocket(url),
  isHidden: () => document.visibilityState === "hidden",
  onVisibility(listener) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
  later(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

export function liveUrl(path: string): string {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
