import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fault } from "../../scripts/lint/boundaries.ts";

const root = join(import.meta.dirname, "../..");

describe("what may import what", () => {
  it.each([
    ["workers/api/src/routes/contacts.ts", "@siar/core/contacts"],
    ["workers/sender/src/send-slice.ts", "@siar/whatsapp"],
    ["workers/sender/src/send-slice.ts", "./flight.ts"],
    ["packages/core/src/segments/store.ts", "../contacts/tables.ts"],
    ["packages/core/src/segments/rules/tree.ts", "../schema.ts"],
    ["packages/core/src/segments/rules/tree.ts", "../../fields/rules/index.ts"],
    ["packages/core/src/contacts/create.ts", "@siar/kernel/verb"],
    ["packages/core/src/sending/store/claim.ts", "../rules/run.ts"],
    ["web/src/routes/contacts.tsx", "@siar/core/contacts/schema"],
    ["web/src/features/contacts/table.tsx", "../../ui/table.tsx"],
    ["tests/spec/health.spec.ts", "@siar/testing"],
    ["packages/kernel/src/verb.ts", "drizzle-orm"],
  ])("%s may import %s", (from, specifier) => {
    expect(fault(from, specifier)).toBeNull();
  });

  it.each([
    ["packages/kernel/src/verb.ts", "@siar/core/contacts", /kernel may not import packages\/core/],
    ["packages/whatsapp/src/client.ts", "@siar/core/channels", /whatsapp may not import/],
    ["packages/core/src/contacts/get.ts", "@siar/api", /Nothing imports a Worker/],
    ["workers/webhook/src/index.ts", "../../sender/src/index.ts", /Nothing imports a Worker/],
    ["packages/core/src/segments/list.ts", "../contacts/store.ts", /through its index.ts/],
    ["packages/core/src/sending/store/claim.ts", "../../contacts/show.ts", /through its index.ts/],
    ["packages/core/src/contacts/rules/phone.ts", "../store.ts", /without I\/O/],
    ["packages/core/src/contacts/schema.ts", "cloudflare:workers", /without I\/O/],
    ["packages/core/src/contacts/schema.ts", "hono/http-exception", /without I\/O/],
    ["web/src/features/contacts/page.tsx", "../campaigns/chart.tsx", /does not import a feature/],
    ["web/src/lib/api.ts", "@siar/core/contacts", /web may not import/],
    ["tests/spec/health.spec.ts", "@siar/kernel/errors", /tests may not import/],
    ["packages/simulator/src/index.ts", "@siar/kernel/result", /simulator may not import/],
  ])("%s may not import %s", (from, specifier, reason) => {
    expect(fault(from, specifier)).toMatch(reason);
  });
});

describe("the linter", () => {
  const linted = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/oxlint/bin/oxlint"),
      "--config=tests/tooling/fixtures/lint/oxlint.json",
      "--format=unix",
      "tests/tooling/fixtures/lint",
    ],
    { cwd: root, encoding: "utf8" },
  );

  it.each([
    ["packages/core/src/contacts/rules/greet.ts:2", "siar(boundaries)"],
    ["packages/core/src/contacts/rules/greet.ts:3", "siar(boundaries)"],
    ["packages/core/src/contacts/rules/greet.ts:5", "siar(pure)"],
    ["packages/kernel/src/knows-a-noun.ts:1", "siar(boundaries)"],
    ["workers/api/src/reaches-over.ts:1", "siar(boundaries)"],
    ["web/src/features/contacts/page.ts:1", "siar(boundaries)"],
    ["web/src/features/contacts/page.ts:2", "siar(boundaries)"],
    ["web/src/everything.ts:1", "siar(no-barrel)"],
    ["tests/spec/looks-inside.ts:1", "siar(boundaries)"],
  ])("fails for %s by %s", (place, rule) => {
    const lines = linted.stdout.split("\n").filter((line) => line.includes(`${place}:`));
    expect(lines.map((line) => /\[Error\/(.+)\]$/.exec(line)?.[1])).toContain(rule);
  });

  it("ends with an error, so that `verify` does", () => {
    expect(linted.status).toBe(1);
  });
});
