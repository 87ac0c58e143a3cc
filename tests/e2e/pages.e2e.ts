import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { closeBrowser, openBrowser, type Visit } from "./in-browser.ts";
import { dress, faultsOf, looks, ownerWithPaths, paths } from "./looks.ts";

beforeAll(openBrowser);
afterAll(closeBrowser);

// Every third page in one look each, in turn; `test:full` shows every page in all of them.
const some = paths.filter((_, nth) => nth % 3 === 0);

describe("pages, narrow and wide, light and dark, in both languages", () => {
  let owner: Visit;
  let real: (path: string) => string;

  beforeAll(async () => {
    ({ owner, real } = await ownerWithPaths());
  });

  test.each(some.map((path, nth) => ({ path, nth })))("$path", async ({ path, nth }) => {
    const look = looks.slice(nth % looks.length)[0];
    expect(look && (await faultsOf(owner, real(path), look))).toEqual([]);
  });

  test("the list above has every page that the sidebar leads to", async () => {
    await dress(owner.page, { width: 1440, theme: "light", language: "en" });
    await owner.page.goto("/");
    await owner.page.getByRole("heading", { level: 1 }).waitFor();
    const links = owner.page.getByRole("navigation").getByRole("link");
    const leadTo = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(leadTo.length).toBeGreaterThan(8);
    expect(paths).toEqual(expect.arrayContaining(leadTo));
  });
});

test("the first load of the heaviest page is at most 250 KB of JavaScript", () => {
  const script = join(import.meta.dirname, "../../web/scripts/size.ts");
  const { url } = inject("product");
  const size = spawnSync(process.execPath, [script, url], { encoding: "utf8" });
  expect(size.status, size.stdout + size.stderr).toBe(0);
});
