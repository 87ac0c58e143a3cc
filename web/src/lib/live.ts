import { LiveFrame } from "@siar/core/sending/schema";

/** What a campaign's page knows after each frame of `/api/campaigns/:id/live`. */
export type { LiveFrame };
export type LiveRow = Extract<LiveFrame, { type: "messages" }>["items"][number];
export type LiveEvent = Extract<LiveFrame, { type: "event" }>;
export type Standing = Omit<Extract<LiveFrame, { type: "progress" }>, "type">;

export interface Pace {
  at: string;
  target: number;
  actual: number;
}

export interface LiveState {
  standing: Standing | undefined;
  /** The rate over the last minutes, oldest first. */
  pace: readonly Pace[];
  /** Rows that changed since the page was opened, newest state of each. */
  rows: ReadonlyMap<number, LiveRow>;
  events: readonly LiveEvent[];
}

export const nothingYet: LiveState = {
  standing: undefined,
  pace: [],
  rows: new Map(),
  events: [],
};

const eventsKept = 50;
const rowsKept = 500;
const paceKept = 240;

function standingOf({
  at,
  status,
  phase,
  held,
  restsUntil,
  counts,
  rate,
  eta,
}: Standing): Standing {
  return { at, status, phase, held, restsUntil, counts, rate, eta };
}

function withStanding(state: LiveState, frame: Standing): LiveState {
  const pace = [...state.pace, { at: frame.at, ...frame.rate }].slice(-paceKept);
  return { ...state, standing: standingOf(frame), pace };
}

function withRows(rows: ReadonlyMap<number, LiveRow>, changed: readonly LiveRow[]) {
  const next = new Map(rows);
  for (const item of changed) {
    next.delete(item.seq);
    next.set(item.seq, item);
  }
  const surplus = next.size - rowsKept;
  for (const seq of [...next.keys()].slice(0, Math.max(0, surplus))) next.delete(seq);
  return next;
}

export function reduceLive(state: LiveState, frame: LiveFrame): LiveState {
  switch (frame.type) {
    // A snapshot is the truth at its time: rows heard of before it may have moved on unseen.
    case "snapshot":
      return { ...withStanding(state, frame), rows: new Map() };
    case "progress":
      // Times are all ISO in UTC from one server, so that they compare as text.
      if (state.standing && frame.at < state.standing.at) return state;
      return withStanding(state, frame);
    case "messages":
      return { ...state, rows: withRows(state.rows, frame.items) };
    case "event":
      return { ...state, events: [frame, ...state.events].slice(0, eventsKept) };
  }
}

/** A frame that this version does not know is passed over: the next snapshot makes up for it. */
export function parseFrame(data: unknown): LiveFrame | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const parsed = LiveFrame.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
