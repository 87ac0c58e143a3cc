// The tables as the code knows them against the tables that the migrations make: a fast check
// that needs neither drizzle-kit nor a Worker.
import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { DatabaseSync } from "node:sqlite";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { inRoot } from "../start/product.ts";
import { migrationFiles } from "./files.ts";

const database = new DatabaseSync(":memory:");
for (const name of migrationFiles()) {
  database.exec(readFileSync(inRoot("migrations", name), "utf8"));
}

const rows = (sql: string, ...values: string[]): Record<string, unknown>[] =>
  database.prepare(sql).all(...values);

async function tables(): Promise<SQLiteTable[]> {
  const files = globSync("packages/{kernel/src,core/src/*}/tables.ts", { cwd: inRoot() });
  const modules: object[] = await Promise.all(
    files.map((file) => import(pathToFileURL(inRoot(file)).href)),
  );
  return modules.flatMap((module) =>
    Object.values(module).filter((value) => is(value, SQLiteTable)),
  );
}

/** Names only what both sides can say: name, type, whether it may be null. */
function columnsInCode(table: SQLiteTable): string[] {
  return getTableConfig(table).columns.map((column) => {
    const key = column.primary && column.getSQLType() === "integer";
    return `${column.name} ${column.getSQLType()}${column.notNull || key ? " not null" : ""}`;
  });
}

function columnsInDatabase(name: string): string[] {
  return rows("SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1", name).map((column) => {
    const type = String(column["type"])
      .toLowerCase()
      .replace(/ generated always$/, "");
    const key = column["pk"] === 1 && type === "integer";
    return `${String(column["name"])} ${type}${column["notnull"] === 1 || key ? " not null" : ""}`;
  });
}

const indexesInCode = (table: SQLiteTable): string[] => {
  const { indexes, uniqueConstraints, columns } = getTableConfig(table);
  return [
    ...indexes.map(({ config }) => config.name),
    ...uniqueConstraints.flatMap(({ name }) => name ?? []),
    ...columns.flatMap(({ isUnique, uniqueName }) => (isUnique ? (uniqueName ?? []) : [])),
  ];
};

const indexesInDatabase = (name: string): string[] =>
  rows("SELECT name FROM pragma_index_list(?) WHERE origin = 'c'", name).map((row) =>
    String(row["name"]),
  );

function differences(what: string, code: readonly string[], made: readonly string[]): string[] {
  return [
    ...code.filter((one) => !made.includes(one)).map((one) => `${what}: no migration makes ${one}`),
    ...made.filter((one) => !code.includes(one)).map((one) => `${what}: tables.ts lacks ${one}`),
  ];
}

const known = await tables();
const faults = known.flatMap((table) => {
  const { name } = getTableConfig(table);
  return [
    ...differences(name, columnsInCode(table), columnsInDatabase(name)),
    ...differences(`${name} (index)`, indexesInCode(table), indexesInDatabase(name)),
  ];
});

/** Search tables are made by hand and have no counterpart in code. */
const made = rows(
  `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
     AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'`,
).map(({ name }) => String(name));
const names = known.map((table) => getTableConfig(table).name);
faults.push(...differences("tables", names, made));

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
