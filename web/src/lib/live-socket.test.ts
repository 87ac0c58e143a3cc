import { describe, expect, it } from "vitest";
import { liveCounts } from "./live-samples.ts";
import { parseFrame } from "./live.ts";
import { connectLive, reconnectDelay, type Surroundings } from "./live-socket.ts";

const snapshot = JSON.stringify({
  type: "snapshot",
  at: "2026-01-01T00:00:00Z",
  status: "running",
  phase: null,
  counts: liveCounts({}),
  rate: { target: 20, actual: 0 },
  held: false,
  restsUntil: null,
  eta: null,
});

function browserOfTheTest() {
  const sockets: FakeSocket[] = [];
  let timers: { work: () => void; at: number }[] = [];
  let hidden = false;
  let now = 0;
  let changed = () => {};
  const around: Surroundings = {
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    isHidden: () => hidden,
    onVisibility: (listener) => {
      changed = listener;
      return () => (changed = () => {});
    },
    later: (work, ms) => {
      const timer = { work, at: now + ms };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    random: () => 1,
  };
  const pass = (ms: number) => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.work();
  };
  const look = (isHidden: boolean) => {
    hidden = isHidden;
    changed();
  };
  return { around, sockets, pass, look };
}

class FakeSocket {
  closed = false;
  #listeners: Record<string, (event: { data: unknown }) => void> = {};
  addEventListener(type: string, listener: (event: { data: unknown }) => void) {
    this.#listeners[type] = listener;
  }
  emit(type: string, data?: unknown) {
    this.#listeners[type]?.({ data });
  }
  close() {
    this.closed = true;
    this.emit("close");
  }
}

function start() {
  const page = browserOfTheTest();
  const heard: string[] = [];
  const stop = connectLive(
    "ws://siar.test",
    {
      read: parseFrame,
      frame: (frame) => heard.push(frame.type),
      connection: (state) => heard.push(state),
    },
    page.around,
  );
  return { ...page, heard, stop };
}

describe("the live connection", () => {
  it("comes back after a break, and says so", () => {
    const { sockets, heard, pass } = start();
    sockets[0]?.emit("open");
    sockets[0]?.emit("message", snapshot);
    sockets[0]?.emit("close");
    pass(500);
    sockets[1]?.emit("open");
    expect(heard).toEqual(["connecting", "live", "snapshot", "waiting", "connecting", "live"]);
  });

  it("waits longer after each failure, and briefly again once the server spoke", () => {
    const { sockets, pass } = start();
    sockets[0]?.emit("close");
    pass(500);
    sockets[1]?.emit("close");
    pass(500);
    expect(sockets.length).toBe(2);
    pass(500);
    expect(sockets.length).toBe(3);
    sockets[2]?.emit("message", snapshot);
    sockets[2]?.emit("close");
    pass(500);
    expect(sockets.length).toBe(4);
  });

  it("never waits more than 20 seconds nor less than a quarter of the step", () => {
    expect(reconnectDelay(30, 1)).toBe(20_000);
    expect(reconnectDelay(0, 0)).toBe(125);
  });

  it("lets go within 30 seconds of being hidden and returns when it is seen", () => {
    const { sockets, heard, look, pass } = start();
    look(true);
    pass(24_000);
    expect(sockets[0]?.closed).toBe(false);
    pass(6_000);
    expect(sockets[0]?.closed).toBe(true);
    expect(heard.at(-1)).toBe("asleep");
    look(false);
    expect(sockets.length).toBe(2);
  });

  it("stays when the tab was away for a moment only", () => {
    const { sockets, look, pass } = start();
    look(true);
    pass(10_000);
    look(false);
    pass(60_000);
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.closed).toBe(false);
  });

  it("does not reconnect behind a hidden tab", () => {
    const { sockets, look, pass, heard } = start();
    look(true);
    sockets[0]?.emit("close");
    pass(60_000);
    expect(sockets).toHaveLength(1);
    expect(heard.at(-1)).toBe("asleep");
  });

  it("says and opens nothing after it was stopped", () => {
    const { sockets, heard, pass, stop, look } = start();
    stop();
    look(false);
    pass(60_000);
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.closed).toBe(true);
    expect(heard).toEqual(["connecting"]);
  });
});
