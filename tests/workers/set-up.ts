import { env } from "cloudflare:workers";
import { reset } from "cloudflare:test";
import { inject } from "vitest";

// The files of a project share one runtime, so each begins by emptying its storage. All migrations
// go in as one batch: file by file, as wrangler does it, takes several times as long.
const statements = inject("migrations");
await reset();
await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)));
