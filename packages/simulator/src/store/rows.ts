/** A row of `messages`, as SQLite gives it back. Written by `MessageStore` alone. */
export type MessageRow = {
  seq: number;
  direction: "out" | "in";
  phone: string;
  number_id: string;
  type: string;
  category: string;
  window_open: number;
  template_ref: number | null;
  callback: string | null;
  payload: string;
  accepted_at: number;
  status: string;
  plan: string;
  step: number;
  due_at: number | null;
  held: number;
  sent_at: number | null;
  delivered_at: number | null;
  read_at: number | null;
  failed_at: number | null;
  failed_code: number | null;
};

/** What a step of the plan needs: the content stays where it is. */
export const dueColumns =
  "seq, phone, number_id, category, window_open, callback, accepted_at, status, plan, step, " +
  "sent_at, delivered_at, read_at, failed_at, failed_code";

export type DueRow = Omit<
  MessageRow,
  "direction" | "type" | "template_ref" | "payload" | "due_at" | "held"
>;
