import { drizzle } from "drizzle-orm/d1";
import { SQLiteRaw } from "drizzle-orm/sqlite-core/query-builders/raw";
import type { Db } from "./ctx.ts";

/**
 * Drizzle over D1, with one fault of Drizzle's mended: in a batch it binds the values of a raw
 * statement (`db.run(sql…)`) through a `stmt` that only its builders have.
 */
export function database(d1: D1Database): Db {
  const db = drizzle(d1);
  const batch = db.batch.bind(db);
  return Object.assign(db, {
    batch: ((queries) => {
      for (const query of queries) {
        if (query instanceof SQLiteRaw) {
          Object.assign(query, { stmt: d1.prepare(query.getQuery().sql) });
        }
      }
      return batch(queries);
    }) satisfies Db["batch"],
  });
}
