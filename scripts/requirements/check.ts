import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "../start/product.ts";
import { requirements } from "./list.ts";
import { coveredBy, pageOf, type CoverMap } from "./page.ts";
import { idsIn } from "./scan.ts";

const page = inRoot("docs/requirements.md");

const testFiles = [
  "packages/*/{src,test}/**/*.test.ts",
  "workers/*/{src,test}/**/*.test.ts",
  "web/{src,worker}/**/*.test.{ts,tsx}",
  "tests/{spec,e2e,chaos}/**/*.{spec,e2e,chaos,long}.ts",
];

/** What is wrong with the map, one sentence each; brings the page up to date when asked to. */
export function checkRequirements(write: boolean): readonly string[] {
  const { map, unknown } = mapOf();
  const was = existsSync(page) ? readFileSync(page, "utf8") : "";
  const lost = coveredBy(was).filter((id) => !map.has(id));
  const faults = [
    ...unknown,
    ...lost.map((id) => `${id} had a test and lost it: ${requirements[id] ?? ""}`),
  ];
  const now = pageOf(map);
  if (write && lost.length === 0) writeFileSync(page, now);
  else if (was !== now) faults.push("docs/requirements.md is not up to date: pnpm requirements");
  return faults;
}

function mapOf(): { map: CoverMap; unknown: readonly string[] } {
  const map = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const file of globSync(testFiles, { cwd: inRoot() }).sort()) {
    for (const id of idsIn(readFileSync(inRoot(file), "utf8"))) {
      if (id in requirements) map.set(id, [...(map.get(id) ?? []), file]);
      else unknown.push(`${file} names ${id}, which is no requirement`);
    }
  }
  return { map, unknown };
}
