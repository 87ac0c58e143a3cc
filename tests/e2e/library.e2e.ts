import { accessibilityFaults, api, business, newName, simulator, until } from "@siar/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

const product = inject("product");
const owner = api(product);
const phones = simulator(product);
const { audience, obey, reaches } = business(owner);

beforeAll(openBrowser);
afterAll(closeBrowser);

const editor = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
const phone = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const Written = z.looseObject({ text: z.object({ body: z.string() }) });

/** By keyboard alone: the menu that puts a part where the cursor is. */
async function insert(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: "Insert into Text" }).focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: what });
  await item.waitFor();
  // A menu goes to what begins with the letters that are typed.
  await page.keyboard.type(what.slice(0, 4));
  const focused = () => item.evaluate((each) => each === document.activeElement);
  await expect.poll(focused, { timeout: 15_000 }).toBe(true);
  await page.keyboard.press("Enter");
}

/** `{{Halo|Hai}} {first_name}`, the rest in bold. */
async function write(page: Page): Promise<void> {
  await editor(page).focus();
  await insert(page, "Wording that varies");
  await page.getByRole("textbox", { name: "Wording 1" }).focus();
  await page.keyboard.type("Halo");
  await page.getByRole("textbox", { name: "Wording 2" }).focus();
  await page.keyboard.type("Hai{x");
  await page.keyboard.press("Enter");
  // What cannot be read within is refused, not saved as it stands.
  await page.getByRole("dialog").locator("p[role=alert]").waitFor();
  for (const _ of "{x") await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.type(" ");
  await insert(page, "First name");
  await page.keyboard.type(", ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("kami buka");
}

test("4.1 4.2 4.3 a message is written by keyboard, seen as two people see it, kept, used, and arrives so", async () => {
  const { segmentId, people } = await audience(2);
  for (const each of people) await phones.write(each.phone, "Halo, masih buka?");
  const { page, complaints } = await visit("/message-templates/new");
  await signIn(page);
  const name = newName("Kabar");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await write(page);
  const chips = editor(page).locator(".chip");
  expect(await chips.allTextContents()).toEqual(["Halo / Hai", "First name"]);
  await expect.poll(() => phone(page, "As they see it").textContent()).toMatch(/^(Halo|Hai) /);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name, exact: true }).waitFor();

  const campaign = await useIt(page, name, segmentId);
  const seen = await previews(page);
  expect(seen.size).toBe(2);
  await obey(campaign, "send");
  await reaches(campaign, ({ status }) => status === "completed");
  for (const each of people) {
    const body = await until(async () => {
      const arrived = await phones.messagesTo(each.phone);
      const message = arrived.find(({ callback }) => callback !== null);
      return message !== undefined && Written.parse(message.payload).text.body;
    });
    expect(body.replaceAll("*", "")).toBe(seen.get(each.name));
    expect(body).toMatch(/^(Halo|Hai) Ayu, \*kami buka\*$/);
  }
  expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
});

/** A campaign from the library, as a draft, on its own page. */
async function useIt(page: Page, message: string, segmentId: number): Promise<number> {
  const { name } = await owner.get(
    `/api/segments/${segmentId}`,
    z.looseObject({ name: z.string() }),
  );
  await page.goto("/campaigns/new");
  await page.getByLabel(/^Name/).fill(newName("Dari pustaka"));
  await page.getByRole("button", { name: "Segment", exact: true }).click();
  await page.getByRole("option", { name }).first().click();
  await page.getByRole("button", { name: "Next: Message" }).click();
  await page.getByRole("radio", { name: /Own text/ }).click();
  await page.getByRole("button", { name: "Take from the library" }).click();
  await page.getByRole("button", { name: new RegExp(message, "u") }).click();
  await phone(page, "As they see it").getByText("kami buka").waitFor();
  await page.getByText("Saved as a draft.", { exact: false }).waitFor();
  await page.getByRole("link", { name: "All about this draft" }).click();
  await page.waitForURL(/\/campaigns\/\d+$/);
  return Number(page.url().split("/").at(-1));
}

/** What the page of the campaign shows for one after the other, by name. */
async function previews(page: Page): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const who = page.getByRole("combobox", { name: "Show it as this person sees it" });
  for (let at = 0; at < 2; at += 1) {
    const name = await who.locator("option:checked").textContent();
    const body = await phone(page, "Message").locator("p").first().textContent();
    seen.set((name ?? "").replace(/ \(.*$/u, ""), body ?? "");
    await page.getByRole("button", { name: "Next contact" }).click();
  }
  return seen;
}

test("4.1 a chip is stepped over, deleted whole, brought back, and changed by key", async () => {
  const { page } = await visit("/message-templates/new");
  await signIn(page);
  await editor(page).focus();
  await page.keyboard.type("Hai ");
  await insert(page, "First name");
  await page.keyboard.type("!");
  const chips = editor(page).locator(".chip");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await expect.poll(() => chips.count()).toBe(0);
  expect(await editor(page).textContent()).toBe("Hai !");
  await page.keyboard.press("Control+z");
  await expect.poll(() => chips.allTextContents()).toEqual(["First name"]);
  await page.keyboard.press("Alt+Enter");
  await page.getByLabel("If somebody has none").fill("Kak");
  await page.keyboard.press("Enter");
  await expect.poll(() => chips.allTextContents()).toEqual(["First name, else Kak"]);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" {nama}");
  await page.getByText("“{nama}” at character", { exact: false }).waitFor();
  expect(await editor(page).getAttribute("aria-invalid")).toBe("true");
});
