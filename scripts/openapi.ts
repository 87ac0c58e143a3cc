import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "../workers/api/src/http/openapi/document.ts";
import { routes } from "../workers/api/src/routes/index.ts";

/** The document from which the client is generated, made of the same table as the API itself. */
const file = join(import.meta.dirname, "../packages/sdk/openapi.json");
writeFileSync(file, `${JSON.stringify(openApi(routes).document, null, 2)}\n`);
