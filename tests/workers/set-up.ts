import { env } from "cloudflare:workers";
import { reset } from "cloudflare:test";
import { inject } from "vitest";

// The files of a project share one runtime, so each begins by emptying its storage. All migrations
// go in as one batch: file by file, as wrangler does it, takes several times as long.
const statements = inject("migrations");

/** On a busy machine a database may outlive the reset that deletes it: then it is asked again. */
async function begin(tries: number): Promise<void> {
  await reset();
  try {
    await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)));
  } catch (error) {
    if (tries === 0) throw error;
    await begin(tries - 1);
  }
}

await begin(3);
