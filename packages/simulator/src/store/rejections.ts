export interface Rejection {
  readonly at: number;
  readonly numberId: string;
  readonly phone: string | null;
  readonly callback: string | null;
  readonly code: number;
  readonly details: string;
}

export interface StoredRejection extends Rejection {
  readonly id: number;
}

/** Sends that were refused: a witness of retries and of speed. */
export class RejectionStore {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  insert(rejection: Rejection): void {
    this.#sql.exec(
      `INSERT INTO rejections (at, number_id, phone, callback, code, details)
       VALUES (?, ?, ?, ?, ?, ?)`,
      rejection.at,
      rejection.numberId,
      rejection.phone,
      rejection.callback,
      rejection.code,
      rejection.details,
    );
  }

  page(callback: string, after: number, limit: number): StoredRejection[] {
    return this.#sql
      .exec<{
        id: number;
        at: number;
        number_id: string;
        phone: string | null;
        callback: string | null;
        code: number;
        details: string;
      }>(
        `SELECT * FROM rejections WHERE id > ? AND substr(coalesce(callback, ''), 1, ?) = ?
         ORDER BY id LIMIT ?`,
        after,
        callback.length,
        callback,
        limit,
      )
      .toArray()
      .map(({ number_id: numberId, ...row }) => ({ ...row, numberId }));
  }
}
