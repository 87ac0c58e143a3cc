import { api, simulator } from "@siar/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

const product = inject("product");
const owner = api(product);
const phones = simulator(product);

const PEOPLE = 200;
const segment = "Undangan ngopi";
const phoneOf = (nth: number): string => `+6281177${String(nth).padStart(5, "0")}`;
const nameOf = (nth: number): string => `Tamu Undangan ${String(nth).padStart(3, "0")}`;

const Id = z.object({ id: z.number() });

beforeAll(async () => {
  await Promise.all([openBrowser(), invite()]);
});
afterAll(closeBrowser);

/** Two hundred people of whom nobody else has heard, in a segment of their own. */
async function invite(): Promise<void> {
  const label = await owner.post("/api/labels", { name: segment, color: "#0369a1" }, Id);
  const numbers = Array.from({ length: PEOPLE }, (_, nth) => nth);
  while (numbers.length > 0) {
    await Promise.all(
      numbers
        .splice(0, 10)
        .map((nth) =>
          owner.post(
            "/api/contacts",
            { name: nameOf(nth), phone: phoneOf(nth), labelIds: [label.id] },
            Id,
          ),
        ),
    );
  }
  const criteria = { field: "label", op: "has_any", value: [label.id] };
  await owner.post("/api/segments", { name: segment, criteria }, Id);
}

test("a newcomer sends a campaign, watches it arrive, and finds whoever answers STOP opted out", async () => {
  const { page, complaints } = await visit("/");
  let frames = 0;
  page.on("websocket", (socket) => socket.on("framereceived", () => (frames += 1)));
  await signIn(page);
  await writeCampaign(page);
  await page.getByRole("button", { name: `Send to ${PEOPLE} people` }).click();
  const opened = await page.evaluate("performance.timeOrigin");

  const seen = await watchDelivered(page);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  expect(seen.length, `delivered climbed by ${seen.join(", ")}`).toBeGreaterThan(5);
  await page.getByText("Completed", { exact: true }).first().waitFor();
  expect(await figure(page, "Failed")).toBe(0);

  await phones.write(phoneOf(7), "STOP");
  await until(page, "Opted out", 1);
  // All of it came over the socket: the page is still the one that was opened.
  expect(await page.evaluate("performance.timeOrigin")).toBe(opened);
  expect(frames).toBeGreaterThan(5);

  await expectOptedOut(page, nameOf(7));
  expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
});

async function writeCampaign(page: Page): Promise<void> {
  await page.getByRole("link", { name: "New campaign" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Ngopi bareng");
  await choose(page, "Segment", segment);
  await choose(page, "Approved template", "promo_akhir_pekan");
  await page.getByLabel("{{1}}", { exact: true }).fill("{first_name}");
  await page.getByLabel("{{2}}", { exact: true }).fill("25%");
  await page.getByRole("radio", { name: /Send now/ }).click();
  await page.getByRole("button", { name: "Save and send …", exact: true }).click();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("button", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option }).first().click();
}

const figure = async (page: Page, label: string): Promise<number> => {
  const tile = page.locator("dl > div").filter({ has: page.getByText(label, { exact: true }) });
  return Number((await tile.locator("dd").first().textContent())?.replaceAll(/\D/g, ""));
};

/** Every figure that the page showed on its way to all of them. */
async function watchDelivered(page: Page): Promise<readonly number[]> {
  const seen: number[] = [];
  while (seen.at(-1) !== PEOPLE) {
    const now = await figure(page, "Delivered");
    if (now !== seen.at(-1)) seen.push(now);
    await page.waitForTimeout(100);
  }
  return seen;
}

const until = (page: Page, label: string, value: number): Promise<unknown> =>
  expect.poll(() => figure(page, label), { timeout: 15_000 }).toBe(value);

async function expectOptedOut(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Contacts" }).first().click();
  await page.getByLabel("Name or number").fill(name);
  await page.getByRole("row", { name }).getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText("Opted out", { exact: true }).first().waitFor();
}
