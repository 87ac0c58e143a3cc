import { contactCard, isHidden } from "./contact-card.ts";
import { receive } from "./inbound.ts";
import type { Network } from "./network.ts";
import { draw } from "./rules/draw.ts";
import type { Step } from "./rules/status-plan.ts";
import { statusUpdate } from "./rules/status-update.ts";
import type { Update } from "./rules/webhook-body.ts";
import { decodePlan, type Progress } from "./store/messages.ts";
import type { DueRow } from "./store/rows.ts";
import { findNumber } from "./world.ts";

// Moves every message whose next step is due, and says what is to be reported about it.
// Runs inside one transaction together with storing the webhooks.

const rank = ["accepted", "sent", "failed", "delivered", "read"];

export function composeDue(network: Network, now: number, limit: number) {
  const rows = network.messages.due(now, limit);
  const moves = rows.map((row) => advance(network, row, now));
  if (moves.length > 0) network.messages.progress(moves.map((move) => move.progress));
  return { messages: rows.length, updates: moves.flatMap((move) => move.updates) };
}

interface Move {
  readonly progress: Progress;
  readonly updates: readonly Update[];
}

function advance(network: Network, row: DueRow, now: number): Move {
  const steps = decodePlan(row.plan);
  const due = steps.slice(row.step).filter((step) => row.accepted_at + step.leaves <= now);
  const next = steps[row.step + due.length];
  let progress: Progress = {
    seq: row.seq,
    step: row.step + due.length,
    dueAt: next === undefined ? null : row.accepted_at + next.leaves,
    status: row.status,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
    failedAt: row.failed_at,
    failedCode: row.failed_code,
  };
  const updates: Update[] = [];
  for (const step of due) {
    const update = report(network, row, progress, step, now);
    if (update !== null) updates.push(update);
    progress = moved(network, progress, step, row.accepted_at + step.happens);
  }
  return { progress, updates };
}

function moved(network: Network, progress: Progress, step: Step, at: number): Progress {
  if (step.kind === "reply") return progress;
  const higher = rank.indexOf(step.kind) > rank.indexOf(progress.status);
  const next = { ...progress, status: higher ? step.kind : progress.status };
  const first = isFirst(progress, step.kind);
  if (first) network.tallies.add(step.kind);
  switch (step.kind) {
    case "sent":
      return { ...next, sentAt: progress.sentAt ?? at };
    case "delivered":
      return { ...next, deliveredAt: progress.deliveredAt ?? at };
    case "read":
      return { ...next, readAt: progress.readAt ?? at };
    case "failed":
      return { ...next, failedAt: progress.failedAt ?? at, failedCode: step.code ?? 131000 };
  }
}

function isFirst(progress: Progress, kind: "sent" | "delivered" | "read" | "failed"): boolean {
  const at = {
    sent: "sentAt",
    delivered: "deliveredAt",
    read: "readAt",
    failed: "failedAt",
  } as const;
  return progress[at[kind]] === null;
}

function report(
  network: Network,
  row: DueRow,
  progress: Progress,
  step: Step,
  now: number,
): Update | null {
  const number = findNumber(row.number_id);
  if (number === undefined) return null;
  const wamid = network.wamid({ phone: row.phone, seq: row.seq, direction: "out" });
  const { kind } = step;
  if (kind === "reply") {
    const { replies, seed } = network.behaviour;
    const text = replies[Math.floor(draw(seed, row.seq, "reply text") * replies.length)] ?? "OK";
    return receive(network, { phone: row.phone, number, content: { type: "text", text } }, now);
  }
  const reported = {
    wamid,
    phone: row.phone,
    hidden: isHidden(network, row.phone),
    category: row.category,
    windowOpen: row.window_open === 1,
    callback: row.callback,
    acceptedAt: row.accepted_at,
    alreadyPriced: progress.deliveredAt !== null || progress.readAt !== null,
  };
  return {
    kind: "status",
    number,
    contact: kind === "failed" ? null : contactCard(network, row.phone),
    value: statusUpdate(reported, { ...step, kind }),
  };
}
