import { profileName } from "../rules/phone.ts";

export interface Person {
  readonly phone: string;
  readonly name: string;
  readonly stoppedMarketing: boolean;
  readonly lastSeq: number;
  readonly seenSeq: number;
}

/** The people behind the phones, and the service windows they opened. */
export class PeopleStore {
  #sql: SqlStorage;
  #windows: Map<string, number>;
  #stopped: Set<string>;
  #names: Map<string, string>;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    const windows = sql.exec<{ number_id: string; phone: string; opened_at: number }>(
      "SELECT number_id, phone, opened_at FROM service_windows",
    );
    this.#windows = new Map(
      windows.toArray().map((row) => [`${row.number_id}/${row.phone}`, row.opened_at]),
    );
    const names = sql.exec<{ phone: string; name: string }>(
      "SELECT phone, name FROM phones WHERE name IS NOT NULL",
    );
    this.#names = new Map(names.toArray().map((row) => [row.phone, row.name]));
    const stopped = sql.exec<{ phone: string }>(
      "SELECT phone FROM phones WHERE stopped_marketing = 1",
    );
    this.#stopped = new Set(stopped.toArray().map((row) => row.phone));
  }

  windowOpenedAt(numberId: string, phone: string): number | null {
    return this.#windows.get(`${numberId}/${phone}`) ?? null;
  }

  openWindow(numberId: string, phone: string, at: number): void {
    this.#windows.set(`${numberId}/${phone}`, at);
    this.#sql.exec(
      `INSERT INTO service_windows (number_id, phone, opened_at) VALUES (?, ?, ?)
       ON CONFLICT (number_id, phone) DO UPDATE SET opened_at = excluded.opened_at`,
      numberId,
      phone,
      at,
    );
  }

  hasStoppedMarketing(phone: string): boolean {
    return this.#stopped.has(phone);
  }

  setStoppedMarketing(phone: string, stopped: boolean): void {
    if (stopped) this.#stopped.add(phone);
    else this.#stopped.delete(phone);
    this.#sql.exec(
      `INSERT INTO phones (phone, stopped_marketing) VALUES (?, ?)
       ON CONFLICT (phone) DO UPDATE SET stopped_marketing = excluded.stopped_marketing`,
      phone,
      stopped ? 1 : 0,
    );
  }

  setName(phone: string, name: string): void {
    this.#names.set(phone, name);
    this.#sql.exec(
      `INSERT INTO phones (phone, name) VALUES (?, ?)
       ON CONFLICT (phone) DO UPDATE SET name = excluded.name`,
      phone,
      name,
    );
  }

  nameOf(phone: string): string {
    return this.#names.get(phone) ?? profileName(phone);
  }

  /** What was written since somebody last looked: a send must not pay for the page. */
  #catchUp(): void {
    this.#sql.exec(
      `INSERT INTO phones (phone, last_seq)
       SELECT phone, max(seq) FROM messages
       WHERE seq > (SELECT coalesce(max(last_seq), 0) FROM phones) GROUP BY phone
       ON CONFLICT (phone) DO UPDATE SET last_seq = excluded.last_seq`,
    );
  }

  see(phone: string): void {
    this.#catchUp();
    this.#sql.exec("UPDATE phones SET seen_seq = last_seq WHERE phone = ?", phone);
  }

  find(phone: string): Person | undefined {
    return this.#people("WHERE phone = ?", phone)[0];
  }

  /** The most recently active first. */
  recent(search: string, before: number, limit: number): Person[] {
    const text = `%${search.replace(/[%_\\]/g, "")}%`;
    return this.#people(
      `WHERE last_seq < ? AND (phone LIKE ? OR name LIKE ?) ORDER BY last_seq DESC LIMIT ?`,
      before,
      text,
      text,
      limit,
    );
  }

  #people(where: string, ...values: (string | number)[]): Person[] {
    this.#catchUp();
    return this.#sql
      .exec<{
        phone: string;
        name: string | null;
        stopped_marketing: number;
        last_seq: number;
        seen_seq: number;
      }>(
        `SELECT phone, name, stopped_marketing, last_seq, seen_seq FROM phones ${where}`,
        ...values,
      )
      .toArray()
      .map((row) => ({
        phone: row.phone,
        name: row.name ?? profileName(row.phone),
        stoppedMarketing: row.stopped_marketing === 1,
        lastSeq: row.last_seq,
        seenSeq: row.seen_seq,
      }));
  }
}
