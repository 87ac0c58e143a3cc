import { api, business, labelled } from "@siar/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

const owner = api(inject("product"));
const { audience, contact, segment } = business(owner);

beforeAll(openBrowser);
afterAll(closeBrowser);

const conditions = (page: Page) => page.getByRole("group", { name: "Condition", exact: true });
const reading = (page: Page) => page.getByText(/^Everybody where/);
const count = (page: Page) => page.getByRole("complementary", { name: "Who that is now" });

/** A segment of three people, of whom one is rated, on its page. */
async function opened() {
  const { labelId } = await audience(2);
  const rated = await contact({ name: "Rina", labelIds: [labelId], rating: 5 });
  const made = await segment({
    all: [labelled(labelId), { any: [{ field: "rating", op: "gte", value: 4 }] }],
  });
  const { page, complaints } = await visit(`/segments/${made.id}`);
  await signIn(page);
  await conditions(page).nth(1).waitFor();
  return { page, complaints, rated, made };
}

test("1.2 conditions are put into groups, moved by keys and by pointer, and taken out again", async () => {
  const { page } = await opened();
  const grouped = /\(.*rating is at least 4.*\)|rating is at least 4/;
  await expect.poll(() => reading(page).textContent()).toMatch(grouped);
  const rating = conditions(page).nth(1);
  await rating.getByRole("button", { name: "Put into a new group" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Remove group" }).count()).toBe(2);
  await page.getByRole("button", { name: "Take out of the group" }).last().click();
  await expect.poll(() => page.getByRole("button", { name: "Remove group" }).count()).toBe(1);

  const movers = page.getByRole("button", { name: /^Move / });
  const order = () => movers.evaluateAll((all) => all.map((each) => each.dataset["mover"]));
  const before = await order();
  await movers.last().focus();
  await page.keyboard.press("ArrowUp");
  const [label, group, condition] = before;
  await expect.poll(order).toEqual([label, condition, group]);
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-mover"));
  expect(focused).toBe(condition);

  const grip = await page.locator(`[data-mover="${label}"]`).boundingBox();
  const end = await page.locator(`[data-part="${group}"] [data-end]`).boundingBox();
  if (grip === null || end === null) throw new Error("Nothing to take hold of.");
  await page.mouse.move(grip.x + 4, grip.y + 4);
  await page.mouse.down();
  await page.mouse.move(end.x + 20, end.y + 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(order).toEqual([condition, group, label]);
});

test("1.3 the count follows what is written, and it is told why somebody is not in it", async () => {
  const { page, made, complaints } = await opened();
  await expect.poll(() => count(page).textContent()).toMatch(/1 ?p/);
  await page.getByRole("button", { name: "Remove condition" }).last().click();
  await page.getByRole("button", { name: "Remove group" }).click();
  await expect.poll(() => count(page).textContent()).toMatch(/3/);
  const stranger = await contact({ name: "Orang lain" });
  await page.getByRole("textbox", { name: /Find a contact/ }).fill(stranger.phone ?? "");
  await page.getByRole("button", { name: /Orang lain/ }).click();
  await page.getByText("Orang lain is not in this segment.").waitFor();
  expect(await page.getByRole("img", { name: "does not hold" }).count()).toBe(2);
  expect(complaints.filter((each) => !each.includes("401"))).toEqual([]);
  expect(made.id).toBeGreaterThan(0);
});
