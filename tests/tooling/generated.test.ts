import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { inRoot } from "../../scripts/start/product.ts";

it("the committed API document and client are those of the table of routes", () => {
  const check = spawnSync(process.execPath, [inRoot("scripts/generate.ts"), "--check"], {
    encoding: "utf8",
  });
  expect(check.stderr).toBe("");
  expect(check.status).toBe(0);
}, 60_000);
