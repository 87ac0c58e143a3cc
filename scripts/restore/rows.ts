import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { Part, TableOfBackup } from "../../packages/core/src/backups/schema.ts";
import { Trouble } from "../start/trouble.ts";
import type { Source } from "./source.ts";

export type Value = string | number | null;
export type Row = readonly Value[];

const damaged = (file: string, how: string): Trouble =>
  new Trouble(`The backup is damaged, so nothing was restored: ${file} ${how}.`);

/** The rows of one part, once it is certain that they are those that were written. */
export function rowsOf(source: Source, table: TableOfBackup, part: Part): Row[] {
  const { file } = part;
  const bytes = source.read(file);
  if (bytes === null) throw damaged(file, "is missing");
  if (bytes.length !== part.bytes) throw damaged(file, "is not as long as the manifest says");
  if (createHash("sha256").update(bytes).digest("hex") !== part.sha256) {
    throw damaged(file, "has another checksum than in the manifest");
  }
  const lines = gunzipSync(bytes).toString("utf8").split("\n").slice(0, -1);
  if (lines.length !== part.rows) throw damaged(file, "has another number of rows");
  return lines.map((line) => {
    const values: unknown = JSON.parse(line);
    if (!isObject(values)) throw damaged(file, "holds what is no row");
    return table.columns.map((column) => valueOf(values[column], file));
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** By hand: a schema takes several times as long for a million rows as all the rest. */
function valueOf(value: unknown, file: string): Value {
  if (typeof value === "string" || typeof value === "number") return value;
  if (value === null || value === undefined) return null;
  throw damaged(file, "holds what no column can");
}
