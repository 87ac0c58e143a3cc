import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, openBrowser, openPage, type Visit } from "./in-browser.ts";
import { faultsOf, looks, ownerWithPaths, paths } from "./looks.ts";

beforeAll(openBrowser);
afterAll(closeBrowser);

describe("every page in every look", () => {
  let owner: Visit;
  let real: (path: string) => string;

  beforeAll(async () => {
    ({ owner, real } = await ownerWithPaths());
  });

  test.each(paths)("%s", async (path) => {
    const faults: string[] = [];
    for (const look of looks) faults.push(...(await faultsOf(owner, real(path), look)));
    expect(faults).toEqual([]);
  });
});

test("the page of the sign-in in every look", async () => {
  const stranger = await openPage("/sign-in");
  // The question who is there is refused, as it has to be: the browser says so on every load.
  const faults = [];
  for (const look of looks) faults.push(...(await faultsOf(stranger, "/sign-in", look)));
  expect(faults.filter((fault) => !fault.includes("401"))).toEqual([]);
});
