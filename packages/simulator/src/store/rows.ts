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
