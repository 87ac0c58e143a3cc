import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import type { TestProjectConfiguration } from "vitest/config";

const root = join(import.meta.dirname, "../..");

const secrets = { SIAR_SECRET: "a-secret-that-only-tests-know-0123456789" };

// Where wrangler looks for required secrets: without them it warns once per file.
Object.assign(process.env, secrets);

interface Project {
  readonly name: string;
  /** Whose `wrangler.toml` gives the bindings. */
  readonly folder: string;
  readonly include: readonly string[];
  /** The other Workers that the configuration names, as small stand-ins. */
  readonly besides?: readonly StandIn[];
}

interface StandIn {
  readonly name: string;
  readonly script: string;
  readonly objects?: Readonly<Record<string, string>>;
}

/** A project whose tests run in workerd, on a database with every table and no row. */
export async function workerdProject(project: Project): Promise<TestProjectConfiguration> {
  const migrations = await readD1Migrations(join(root, "migrations"));
  return {
    plugins: [
      cloudflareTest({
        wrangler: { configPath: join(root, project.folder, "wrangler.toml") },
        miniflare: {
          bindings: { ...secrets, MODE: "local", GRAPH_URL: "" },
          workers: (project.besides ?? []).map(standIn),
        },
      }),
    ],
    test: {
      name: project.name,
      root,
      include: [...project.include],
      setupFiles: [join(root, "tests/workers/set-up.ts")],
      provide: { migrations: migrations.flatMap(({ queries }) => queries) },
      testTimeout: 15_000,
      isolate: false,
    },
  };
}

const standIn = ({ name, script, objects = {} }: StandIn) => ({
  name,
  modules: [{ type: "ESModule" as const, path: `${name}.js`, contents: script }],
  compatibilityDate: "2026-09-15",
  durableObjects: { ...objects },
});

/** The sender's objects for a Worker that only calls them: they keep what they were asked. */
export const senderStandIn: StandIn = {
  name: "siar-sender",
  objects: { CAMPAIGN_RUN: "CampaignRun", NUMBER_PACER: "NumberPacer", INBOX: "Inbox" },
  script: `
    import { DurableObject } from "cloudflare:workers";
    class Recorder extends DurableObject {
      async note(name, args) {
        const calls = (await this.ctx.storage.get("calls")) ?? [];
        await this.ctx.storage.put("calls", [...calls, { name, args }]);
      }
      async calls() { return (await this.ctx.storage.get("calls")) ?? []; }
    }
    export class CampaignRun extends Recorder {
      sync(...args) { return this.note("sync", args); }
      rowsChanged(...args) { return this.note("rowsChanged", args); }
      async drain(...args) { await this.note("drain", args); return { busy: false }; }
      async fetch(request) { await this.note("fetch", [request.url]); return new Response("live"); }
    }
    export class NumberPacer extends Recorder {
      async share(request) { await this.note("share", [request]); return { rate: request.want, validMs: 800 }; }
      async reserve() { return 0; }
      slowDown(...args) { return this.note("slowDown", args); }
    }
    export class Inbox extends Recorder {
      changed(...args) { return this.note("changed", args); }
      async fetch(request) { await this.note("fetch", [request.url]); return new Response("live"); }
    }
    export default { fetch: () => new Response(null, { status: 404 }) };
  `,
};

/** Answers every request with 503, as a Cloud API that is down. */
export const simulatorStandIn: StandIn = {
  name: "siar-simulator",
  script: `export default { fetch: () => new Response("down", { status: 503 }) };`,
};
