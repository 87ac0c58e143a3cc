import { launchBrowser } from "@siar/testing";
import type { Browser, Page } from "playwright-core";
import { inject, onTestFailed } from "vitest";

const { url, owner } = inject("product");

export interface Visit {
  readonly page: Page;
  /** Whatever the browser complained of: errors of scripts, and what the CSP forbade. */
  readonly complaints: readonly string[];
}

let browser: Browser | undefined;

/** A browser of its own for a file; a visit is a person with an empty cookie jar. */
export const openBrowser = async (): Promise<void> => {
  browser = await launchBrowser();
};

export const closeBrowser = async (): Promise<void> => browser?.close();

/** A page for several tests. */
export async function openPage(path: string): Promise<Visit> {
  if (browser === undefined) throw new Error("openBrowser() first, in beforeAll");
  const context = await browser.newContext({ locale: "en-GB", baseURL: url });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(path);
  return { page, complaints };
}

/** A page for one test, with a picture of it where that fails. */
export async function visit(path: string): Promise<Visit> {
  const visit = await openPage(path);
  onTestFailed(async ({ task }) => {
    const name = task.name.replaceAll(/[^\p{L}\d]+/gu, "-");
    await visit.page.screenshot({ path: `test-results/${name}.png`, fullPage: true });
  });
  return visit;
}

export async function signIn(page: Page): Promise<void> {
  if (owner === null) throw new Error("This product has no owner");
  await page.getByLabel(/e-?mail/i).fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
