/** Templates that the reviewers are going to read, and when. */
export class ReviewStore {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  plan(templateId: string, at: number): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO template_reviews (template_id, due_at) VALUES (?, ?)",
      templateId,
      at,
    );
  }

  nextAt(): number | null {
    const [row] = this.#sql
      .exec<{ at: number | null }>("SELECT min(due_at) AS at FROM template_reviews")
      .toArray();
    return row?.at ?? null;
  }

  /** Taken out: whoever takes them decides. */
  takeDue(now: number): string[] {
    return this.#sql
      .exec<{ id: string }>(
        "DELETE FROM template_reviews WHERE due_at <= ? RETURNING template_id AS id",
        now,
      )
      .toArray()
      .map(({ id }) => id);
  }
}
