import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "../workers/api/src/http/openapi/document.ts";
import { routes } from "../workers/api/src/routes/index.ts";
import { permissionTable } from "./permission-table.ts";

/**
 * Writes what is made of the table of routes: the API's document, from it the types of the client,
 * and the page of who may do what. With `--check` it only says whether what is committed is still what would be made, with
 * `--check --document` of the document alone, which takes a third of the time.
 */
const sdk = join(import.meta.dirname, "../packages/sdk");
const file = join(sdk, "openapi.json");
const permissionsPage = join(import.meta.dirname, "../docs/permissions.md");
const cli = join(sdk, "node_modules/openapi-typescript/bin/cli.js");

const checking = process.argv.includes("--check");
const document = `${JSON.stringify(openApi(routes).document, null, 2)}\n`;
const whoMay = permissionTable(routes);
if (!checking) {
  writeFileSync(file, document);
  writeFileSync(permissionsPage, whoMay);
}

function typesAreFresh(): boolean {
  const types = spawnSync(
    process.execPath,
    [cli, "openapi.json", "-o", "src/schema.d.ts", ...(checking ? ["--check"] : [])],
    { cwd: sdk, encoding: "utf8" },
  );
  return types.status === 0;
}

const isFresh =
  readFileSync(file, "utf8") === document && readFileSync(permissionsPage, "utf8") === whoMay;
const fresh = isFresh && (process.argv.includes("--document") || typesAreFresh());
const advice = "packages/sdk or docs/permissions.md is stale: run `npx -y pnpm@12 generate`\n";
if (!fresh) process.stderr.write(advice);
process.exitCode = fresh ? 0 : 1;
