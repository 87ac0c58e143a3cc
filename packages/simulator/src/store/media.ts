const chunkSize = 1_000_000;
const month = 30 * 24 * 3_600_000;

export interface MediaFile {
  readonly id: string;
  readonly numberId: string;
  readonly mimeType: string;
  readonly filename: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly createdAt: number;
}

/** Files are cut into chunks: a row of SQLite holds at most two megabytes. */
export class MediaStore {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  insert(file: MediaFile, bytes: Uint8Array): void {
    this.#sql.exec(
      `INSERT INTO media (id, number_id, mime_type, filename, sha256, size, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      file.id,
      file.numberId,
      file.mimeType,
      file.filename,
      file.sha256,
      file.size,
      file.createdAt,
    );
    for (let start = 0, place = 0; start < bytes.length; start += chunkSize, place += 1) {
      this.#sql.exec(
        "INSERT INTO media_chunks (media_id, place, bytes) VALUES (?, ?, ?)",
        file.id,
        place,
        bytes.slice(start, start + chunkSize).buffer,
      );
    }
  }

  find(id: string): MediaFile | undefined {
    const [row] = this.#sql
      .exec<{
        id: string;
        number_id: string;
        mime_type: string;
        filename: string | null;
        sha256: string;
        size: number;
        created_at: number;
      }>("SELECT * FROM media WHERE id = ?", id)
      .toArray();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      numberId: row.number_id,
      mimeType: row.mime_type,
      filename: row.filename,
      sha256: row.sha256,
      size: row.size,
      createdAt: row.created_at,
    };
  }

  /** An upload belongs to the number that it was made for, and is kept for a month. */
  usable(id: string, numberId: string, now: number): MediaFile | undefined {
    const file = this.find(id);
    return file?.numberId === numberId && file.createdAt > now - month ? file : undefined;
  }

  chunks(id: string): ArrayBuffer[] {
    return this.#sql
      .exec<{ bytes: ArrayBuffer }>(
        "SELECT bytes FROM media_chunks WHERE media_id = ? ORDER BY place",
        id,
      )
      .toArray()
      .map((row) => row.bytes);
  }

  remove(id: string): void {
    this.#sql.exec("DELETE FROM media WHERE id = ?", id);
    this.#sql.exec("DELETE FROM media_chunks WHERE media_id = ?", id);
  }
}
