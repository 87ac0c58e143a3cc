/** Totals since the last reset, written in the transaction of what they count. */
export class Tallies {
  #sql: SqlStorage;
  #pending = new Map<string, number>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(name: string, amount = 1): void {
    this.#pending.set(name, (this.#pending.get(name) ?? 0) + amount);
  }

  /** Called inside the transaction. */
  save(): void {
    for (const [name, amount] of this.#pending) {
      this.#sql.exec(
        `INSERT INTO tallies (name, total) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET total = total + excluded.total`,
        name,
        amount,
      );
    }
    this.#pending.clear();
  }

  all(): Map<string, number> {
    const rows = this.#sql.exec<{ name: string; total: number }>("SELECT name, total FROM tallies");
    return new Map(rows.toArray().map((row) => [row.name, row.total]));
  }
}
