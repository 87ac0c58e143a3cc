import { env } from "cloudflare:workers";
import { inject } from "vitest";

// Storage is fresh for each test file. All migrations go in as one batch: file by file, as
// wrangler does it, takes several times as long.
const statements = inject("migrations");
await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)));
