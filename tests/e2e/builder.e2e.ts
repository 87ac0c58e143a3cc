import { api, business, newName } from "@siar/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

const { audience, campaign, draft } = business(api(inject("product")));

beforeAll(openBrowser);
afterAll(closeBrowser);

const nameField = (page: Page) => page.getByLabel(/^Name/);
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });
const saved = (page: Page) => page.getByText("Saved as a draft.", { exact: false }).waitFor();

const writtenIn = (page: Page): Promise<string> => nameField(page).inputValue();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? "");

async function begun(): Promise<{ page: Page; complaints: readonly string[]; name: string }> {
  const { page, complaints } = await visit("/campaigns");
  await signIn(page);
  await page.getByRole("link", { name: "New campaign" }).first().click();
  const name = newName("Draf");
  await nameField(page).fill(name);
  await page.waitForURL(/\/campaigns\/\d+\/edit/);
  await saved(page);
  return { page, complaints, name };
}

test("3.5 a draft is saved from the first change on, and is there after a reload, back and forward", async () => {
  const { page, complaints, name } = await begun();
  const isStill = () => nameField(page).evaluate((field) => field === document.activeElement);
  expect(await isStill()).toBe(true);
  await page.getByRole("button", { name: "Next: Message" }).click();
  await heading(page, "Message").waitFor();
  await expect.poll(() => focused(page)).toBe("Message");
  await page
    .getByRole("button", { name: /When and how fast/ })
    .first()
    .click();
  await page.getByLabel("Messages a second").fill("7");
  await saved(page);
  await page.goBack();
  await heading(page, "Message").waitFor();
  await page.goBack();
  await expect.poll(() => writtenIn(page)).toBe(name);
  await page.goForward();
  await page.goForward();
  await page.reload();
  await expect.poll(() => page.getByLabel("Messages a second").inputValue()).toBe("7");
  await page.getByRole("button", { name: "Next: Check and send" }).click();
  await page.getByRole("button", { name: "Choose to whom it goes." }).click();
  await heading(page, "To whom").waitFor();
  expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
});

test("3.5 a lost connection takes nothing, and two tabs are told of each other", async () => {
  const { page, name } = await begun();
  await page.context().setOffline(true);
  await nameField(page).fill(`${name} dua`);
  await page.getByText("No connection.", { exact: false }).first().waitFor();
  await page.context().setOffline(false);
  await saved(page);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect.poll(() => writtenIn(other)).toBe(`${name} dua`);
  await nameField(other).fill(`${name} tiga`);
  await saved(other);
  await page
    .getByRole("button", { name: /When and how fast/ })
    .first()
    .click();
  await page.getByLabel("Messages a second").fill("9");
  await page.getByText(/You, in another window, changed the name/).waitFor();
  await saved(page);

  await nameField(other).fill(`${name} lain`);
  await other.getByText(/changed the speed/).waitFor();
  await saved(other);
  await page
    .getByRole("button", { name: /To whom/ })
    .first()
    .click();
  await nameField(page).fill(`${name} sendiri`);
  await page.getByText(/changed the name too/).waitFor();
  await page.getByRole("button", { name: "Keep mine" }).click();
  await saved(page);
  await other.reload();
  await expect.poll(() => writtenIn(other)).toBe(`${name} sendiri`);
});

test("5.1 5.2 a time on another clock is scheduled, called back to be changed, and still meant", async () => {
  const { segmentId } = await audience(2);
  const { id } = await draft(segmentId);
  const { page } = await visit(`/campaigns/${id}/edit?step=when`);
  await signIn(page);
  await page.getByRole("radio", { name: /Send later/ }).click();
  await page.getByRole("button", { name: "Time zone", exact: true }).click();
  await page.keyboard.type("Makassar");
  await page.getByRole("option", { name: "Asia/Makassar" }).click();
  await page.getByRole("group", { name: "Good hours" }).getByRole("button").nth(1).click();
  const at = await page.getByLabel("Day and time").inputValue();
  await page.getByRole("button", { name: "Next: Check and send" }).click();
  await page.getByText("in Asia/Makassar", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Schedule …" }).click();
  await page.getByRole("button", { name: "Schedule for 2 people" }).click();
  await expect
    .poll(() => campaign(id))
    .toMatchObject({ status: "scheduled", timezone: "Asia/Makassar" });

  await page.goto(`/campaigns/${id}/edit?step=when`);
  await page.getByRole("button", { name: "Make it a draft and change it" }).click();
  await expect.poll(() => page.getByLabel("Day and time").inputValue()).toBe(at);
  expect(await campaign(id)).toMatchObject({ status: "draft", schedule: null });
});
