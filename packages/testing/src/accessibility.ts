import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const Found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

const levels = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** What axe-core finds wrong with a page as it stands there, a line for each rule. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // By the debugger, as the page's own CSP forbids foreign scripts.
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: levels, resultTypes: ["violations"] });
  const found = Found.parse(await page.evaluate(`axe.run(document, ${options})`));
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary ?? ""}`);
    return `${id}: ${help} (${nodes.length}×)\n  ${places.join("\n  ")}`;
  });
}
