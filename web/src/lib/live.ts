import { z } from "zod";

/** The frames of `/api/campaigns/:id/live`, and what a page knows after each of them. */
const counts = z.record(z.string(), z.number());

const row = z.object({ seq: z.number(), status: z.string() }).loose();

const standing = {
  at: z.string(),
  status: z.string(),
  phase: z.string().nullable(),
  counts,
  rate: z.object({ target: z.number(), actual: z.number() }),
  eta: z.string().nullable(),
};

const event = z.object({
  type: z.literal("event"),
  at: z.string(),
  kind: z.string(),
  message: z.string().optional(),
});

export const liveFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), ...standing }),
  z.object({ type: z.literal("progress"), ...standing }),
  z.object({ type: z.literal("messages"), at: z.string(), items: z.array(row) }),
  event,
]);

export type LiveFrame = z.infer<typeof liveFrame>;
export type LiveRow = z.infer<typeof row>;
export type LiveEvent = z.infer<typeof event>;
export type Standing = Pick<
  Extract<LiveFrame, { type: "progress" }>,
  "at" | "status" | "phase" | "counts" | "rate" | "eta"
>;

export interface LiveState {
  standing: Standing | undefined;
  /** Rows that changed since the page was opened, newest state of each. */
  rows: ReadonlyMap<number, LiveRow>;
  events: readonly LiveEvent[];
}

export const nothingYet: LiveState = { standing: undefined, rows: new Map(), events: [] };

const eventsKept = 50;
const rowsKept = 500;

function standingOf(frame: Standing): Standing {
  const { at, status, phase, counts: numbers, rate, eta } = frame;
  return { at, status, phase, counts: numbers, rate, eta };
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
      return { ...state, standing: standingOf(frame), rows: new Map() };
    case "progress":
      // Times are all ISO in UTC from one server, so that they compare as text.
      if (state.standing && frame.at < state.standing.at) return state;
      return { ...state, standing: standingOf(frame) };
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
    const parsed = liveFrame.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
