export interface Webhook {
  readonly id: number;
  readonly body: string;
  readonly updates: number;
  readonly createdAt: number;
  readonly attempts: number;
}

export class WebhookStore {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  insert(webhook: Webhook, nextAt: number): void {
    this.#sql.exec(
      "INSERT INTO webhooks (id, body, updates, created_at, attempts, next_at) VALUES (?, ?, ?, ?, 0, ?)",
      webhook.id,
      webhook.body,
      webhook.updates,
      webhook.createdAt,
      nextAt,
    );
  }

  due(now: number, except: readonly number[], limit: number): Webhook[] {
    return this.#sql
      .exec<{ id: number; body: string; updates: number; created_at: number; attempts: number }>(
        `SELECT id, body, updates, created_at, attempts FROM webhooks
         WHERE next_at <= ? AND id NOT IN (SELECT value FROM json_each(?))
         ORDER BY next_at, id LIMIT ?`,
        now,
        JSON.stringify(except),
        limit,
      )
      .toArray()
      .map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt }));
  }

  retryAt(id: number, attempts: number, nextAt: number): void {
    this.#sql.exec(
      "UPDATE webhooks SET attempts = ?, next_at = ? WHERE id = ?",
      attempts,
      nextAt,
      id,
    );
  }

  remove(id: number): void {
    this.#sql.exec("DELETE FROM webhooks WHERE id = ?", id);
  }

  /** When the next one becomes due, those due already left out. */
  nextAfter(now: number): number | null {
    const sql = "SELECT min(next_at) AS at FROM webhooks WHERE next_at > ?";
    return this.#sql.exec<{ at: number | null }>(sql, now).one().at;
  }

  nextAt(): number | null {
    return (
      this.#sql.exec<{ at: number | null }>("SELECT min(next_at) AS at FROM webhooks").one().at ??
      null
    );
  }

  waiting(): { bodies: number; updates: number; failing: number } {
    const row = this.#sql
      .exec<{ bodies: number; updates: number | null; failing: number | null }>(
        "SELECT count(*) AS bodies, sum(updates) AS updates, sum(attempts > 0) AS failing FROM webhooks",
      )
      .one();
    return { bodies: row.bodies, updates: row.updates ?? 0, failing: row.failing ?? 0 };
  }

  lastId(): number {
    return (
      this.#sql.exec<{ id: number | null }>("SELECT max(id) AS id FROM webhooks").one().id ?? 0
    );
  }
}
