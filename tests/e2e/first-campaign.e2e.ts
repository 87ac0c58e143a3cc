import { api, simulator } from "@siar/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { keyboard } from "./by-keyboard.ts";
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
  const actions = await writeCampaign(page);
  expect(actions.length, actions.join("\n")).toBeLessThanOrEqual(80);
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

/** By keyboard alone, from the list to the last question; answers what it took. */
async function writeCampaign(page: Page): Promise<readonly string[]> {
  const keys = keyboard(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Campaigns" }).waitFor();
  await keys.press(page.getByRole("link", { name: "New campaign" }));
  await keys.fill(page.getByLabel(/^Name/), "Ngopi bareng");
  await keys.choose(button("Segment"), segment);
  await page.getByText(`${PEOPLE} people`).first().waitFor();
  await keys.press(button("Next: Message"));
  await keys.choose(button("Approved template"), "promo_akhir_pekan");
  await keys.fill(page.getByRole("textbox", { name: "{{1}}", exact: true }), "{first_name}");
  await keys.fill(page.getByRole("textbox", { name: "{{2}}", exact: true }), "25%");
  await keys.press(button("Next: When and how fast"));
  await keys.press(button("Next: Check and send"));
  await keys.press(button("Send now …"));
  await keys.press(button(`Send to ${PEOPLE} people`));
  return keys.done;
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
