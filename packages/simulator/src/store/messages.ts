import type { Step } from "../rules/status-plan.ts";
import { dueColumns, type DueRow, type MessageRow } from "./rows.ts";

export interface NewMessage {
  readonly seq: number;
  readonly direction: "out" | "in";
  readonly phone: string;
  readonly numberId: string;
  readonly type: string;
  readonly category: string;
  readonly windowOpen: boolean;
  readonly templateRef: number | null;
  readonly callback: string | null;
  readonly payload: string;
  readonly acceptedAt: number;
  readonly status: "accepted" | "received";
  readonly steps: readonly Step[];
  readonly heldForever: boolean;
}

/** Compact, because it is written once for every message: [kind, happens, leaves, code?]. */
function encodePlan(steps: readonly Step[]): string {
  return JSON.stringify(
    steps.map((step) =>
      step.code === undefined
        ? [step.kind, step.happens, step.leaves]
        : [step.kind, step.happens, step.leaves, step.code],
    ),
  );
}

/** What was written by `encodePlan`, and by nobody else. */
export function decodePlan(plan: string): Step[] {
  const rows: [Step["kind"], number, number, number?][] = JSON.parse(plan);
  return rows.map(([kind, happens, leaves, code]) =>
    code === undefined ? { kind, happens, leaves } : { kind, happens, leaves, code },
  );
}

export interface MessageFilter {
  readonly phone?: string | undefined;
  /** What the callback data starts with. */
  readonly callback?: string | undefined;
  readonly direction?: "out" | "in" | undefined;
  readonly cursor?: number | undefined;
  readonly order: "asc" | "desc";
  readonly limit: number;
}

export interface Progress {
  readonly seq: number;
  readonly step: number;
  readonly dueAt: number | null;
  readonly status: string;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failedAt: number | null;
  readonly failedCode: number | null;
}

export class MessageStore {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** One statement for many rows: a statement costs more than a row. */
  insert(messages: readonly NewMessage[]): void {
    this.#sql.exec(
      `INSERT INTO messages (seq, direction, phone, number_id, type, category, window_open,
         template_ref, callback, payload, accepted_at, status, plan, due_at, held, step)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
         value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11,
         value ->> 12, value ->> 13, value ->> 14, 0 FROM json_each(?)`,
      JSON.stringify(messages.map(columnsOf)),
    );
  }

  due(now: number, limit: number): DueRow[] {
    const sql = `SELECT ${dueColumns} FROM messages WHERE due_at <= ? ORDER BY due_at LIMIT ?`;
    return this.#sql.exec<DueRow>(sql, now, limit).toArray();
  }

  nextDueAt(): number | null {
    const [row] = this.#sql
      .exec<{ at: number | null }>(
        "SELECT min(due_at) AS at FROM messages WHERE due_at IS NOT NULL",
      )
      .toArray();
    return row?.at ?? null;
  }

  progress(changes: readonly Progress[]): void {
    this.#sql.exec(
      `UPDATE messages SET step = value ->> 1, due_at = value ->> 2, status = value ->> 3,
         sent_at = value ->> 4, delivered_at = value ->> 5, read_at = value ->> 6,
         failed_at = value ->> 7, failed_code = value ->> 8
       FROM json_each(?) WHERE messages.seq = value ->> 0`,
      JSON.stringify(changes.map(progressColumns)),
    );
  }

  replan(seq: number, acceptedAt: number, steps: readonly Step[]): void {
    const [first] = steps;
    this.#sql.exec(
      "UPDATE messages SET plan = ?, step = 0, due_at = ?, held = 0 WHERE seq = ?",
      encodePlan(steps),
      first === undefined ? null : acceptedAt + first.leaves,
      seq,
    );
  }

  /** The business has read what the customer wrote. */
  markRead(seq: number): void {
    this.#sql.exec("UPDATE messages SET status = 'read' WHERE seq = ?", seq);
  }

  /** The customer has read what the business wrote. */
  setRead(seq: number, at: number): void {
    this.#sql.exec("UPDATE messages SET status = 'read', read_at = ? WHERE seq = ?", at, seq);
  }

  find(seq: number): MessageRow | undefined {
    return this.#rows("WHERE seq = ?", seq)[0];
  }

  held(): MessageRow[] {
    return this.#rows("WHERE held = 1 ORDER BY seq");
  }

  unreadBy(phone: string): MessageRow[] {
    return this.#rows(
      `WHERE phone = ? AND direction = 'out' AND status IN ('sent', 'delivered')
         AND delivered_at IS NOT NULL ORDER BY seq`,
      phone,
    );
  }

  lastSeq(): number {
    return (
      this.#sql.exec<{ seq: number | null }>("SELECT max(seq) AS seq FROM messages").one().seq ?? 0
    );
  }

  reachedSince(at: number): Map<string, number> {
    const rows = this.#sql
      .exec<{ phone: string; at: number }>(
        `SELECT phone, max(accepted_at) AS at FROM messages
         WHERE direction = 'out' AND window_open = 0 AND accepted_at > ? AND failed_code IS NULL
         GROUP BY phone ORDER BY at`,
        at,
      )
      .toArray();
    return new Map(rows.map((row) => [row.phone, row.at]));
  }

  page(filter: MessageFilter): MessageRow[] {
    const { phone, callback, direction, cursor, order, limit } = filter;
    const conditions: [sql: string, ...values: (string | number)[]][] = [];
    if (phone !== undefined) conditions.push(["phone = ?", phone]);
    if (callback !== undefined && callback !== "") {
      conditions.push(["callback >= ? AND callback < ?", callback, `${callback}\uffff`]);
    }
    if (direction !== undefined) conditions.push(["direction = ?", direction]);
    if (cursor !== undefined) conditions.push([order === "asc" ? "seq > ?" : "seq < ?", cursor]);
    const where = ["1 = 1", ...conditions.map(([sql]) => sql)].join(" AND ");
    const values = conditions.flatMap(([, ...rest]) => rest);
    return this.#rows(`WHERE ${where} ORDER BY seq ${order} LIMIT ?`, ...values, limit);
  }

  #rows(where: string, ...values: (string | number)[]): MessageRow[] {
    return this.#sql.exec<MessageRow>(`SELECT * FROM messages ${where}`, ...values).toArray();
  }
}

function columnsOf(message: NewMessage) {
  const first = message.steps[0];
  return [
    message.seq,
    message.direction,
    message.phone,
    message.numberId,
    message.type,
    message.category,
    message.windowOpen ? 1 : 0,
    message.templateRef,
    message.callback,
    message.payload,
    message.acceptedAt,
    message.status,
    encodePlan(message.steps),
    first === undefined || message.heldForever ? null : message.acceptedAt + first.leaves,
    message.heldForever ? 1 : 0,
  ];
}

function progressColumns(change: Progress) {
  return [
    change.seq,
    change.step,
    change.dueAt,
    change.status,
    change.sentAt,
    change.deliveredAt,
    change.readAt,
    change.failedAt,
    change.failedCode,
  ];
}
