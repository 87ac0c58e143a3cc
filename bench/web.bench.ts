import { answers, api, launchBrowser, type Product, startProduct } from "@siar/testing";
import type { Page } from "playwright-core";
import type { Bench, Figure } from "./figure.ts";

type Report = (figure: Figure) => void;

const pages = ["/", "/campaigns", "/campaigns/new", "/campaigns/{campaign}", "/segments"];
const widths = [390, 1440];

/** Collected from before the first paint on, as whoever looks at the page would notice it. */
const watchShifts = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });`;

/** Something to read, no fault in its place, and nothing left that stands for what is to come. */
const isUsable = `document.querySelector("main h1, main h2") !== null
  && document.querySelector("main [role=alert]") === null
  && document.querySelector("main .animate-breathe, main [aria-busy=true]") === null`;

async function signIn(page: Page, { owner }: Product): Promise<void> {
  if (owner === null) throw new Error("This product has no owner");
  await page.goto("/sign-in");
  await page.locator("input[type=email]").fill(owner.email);
  await page.locator("input[type=password]").fill(owner.password);
  await page.locator("button[type=submit]").click();
  await page.getByRole("navigation").first().waitFor();
}

/** One visit with everything cached, as the second and every later one is. */
async function measured(page: Page, path: string): Promise<{ seconds: number; shifted: number }> {
  await page.goto(path, { waitUntil: "commit" });
  // Asked from outside: the page's own policy lets nothing be evaluated within it.
  const patience = Date.now() + 30_000;
  while (!(await page.evaluate<boolean>(isUsable))) {
    if (Date.now() > patience) throw new Error(`${path} did not become usable within 30 s`);
    await page.waitForTimeout(20);
  }
  const seconds = (await page.evaluate<number>("performance.now()")) / 1000;
  await page.waitForLoadState("networkidle");
  return { seconds, shifted: await page.evaluate<number>("window.shifted") };
}

async function measurePage(page: Page, path: string, report: Report): Promise<void> {
  let shifted = 0;
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const visits = [await measured(page, path), await measured(page, path)];
    shifted = Math.max(shifted, ...visits.map((visit) => visit.shifted));
    const seconds = Math.min(...visits.map((visit) => visit.seconds));
    const name = `${path} usable, ${width} px wide`;
    report({ name, value: seconds, unit: "s", target: path === "/" ? 1 : 1.5, better: "lower" });
  }
  report({ name: `${path} layout shift`, value: shifted, unit: "", target: 0.05, better: "lower" });
}

/** How soon the pages can be used in a real browser, and how much of them jumps meanwhile. */
const bench: Bench = async (report) => {
  const product = await startProduct();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ baseURL: product.url, reducedMotion: "reduce" });
    await page.addInitScript(watchShifts);
    await signIn(page, product);
    const list = "/api/campaigns?status=completed&limit=1";
    const { items } = await api(product).get(list, answers.pageOf(answers.Campaign));
    const [campaign] = items;
    if (!campaign) throw new Error("This product has no campaign that was sent");
    for (const path of pages) {
      await measurePage(page, path.replace("{campaign}", String(campaign.id)), report);
    }
  } finally {
    await browser.close();
    await product.stop();
  }
};

export default bench;
