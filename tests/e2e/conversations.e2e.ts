import { accessibilityFaults, api, business, newName, simulator, until } from "@siar/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { z } from "zod";
import { closeBrowser, openBrowser, visit } from "./in-browser.ts";

const product = inject("product");
const owner = api(product);
const phones = simulator(product);
const { contact, member } = business(owner);

beforeAll(openBrowser);
beforeAll(() => phones.hurry());
afterAll(closeBrowser);

const Got = z.looseObject({ text: z.object({ body: z.string() }) });

test("12.3 an agent sees a customer write, answers by keyboard, and the customer reads it", async () => {
  const [{ email, password }, customer] = await Promise.all([
    member("agent"),
    contact({ name: newName("Rini") }),
  ]);
  const phone = customer.phone ?? "";
  const { page, complaints } = await visit("/");
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Inbox" }).waitFor();

  await phones.write(phone, "Halo, jam berapa buka?");
  const line = page.getByRole("link", { name: customer.name });
  await line.waitFor();
  await line.click();
  await page.getByRole("log").getByText("Halo, jam berapa buka?").waitFor();
  const box = page.getByRole("textbox", { name: "Write a message" });
  await box.fill("Jam 10, Kak");
  await page.reload();
  await expect.poll(() => box.inputValue()).toBe("Jam 10, Kak");
  await box.press("Control+Enter");
  const got = await until(async () => {
    const messages = await phones.messagesTo(phone);
    return messages.find(({ callback }) => callback !== null) ?? null;
  });
  expect(Got.parse(got.payload).text.body).toBe("Jam 10, Kak");
  await page.getByRole("log").getByText("Read", { exact: true }).waitFor({ state: "attached" });

  await phones.write(phone, "Siap, makasih!");
  await page.getByRole("log").getByText("Siap, makasih!").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  // Whom nobody knows yet has nobody signed in: one question is refused before the sign-in.
  expect(complaints.filter((one) => !one.includes("401"))).toEqual([]);

  // What could not be sent is in the box of its own conversation, wherever one went meanwhile.
  const left = Promise.withResolvers<void>();
  await page.route("**/replies", async (route) => {
    await left.promise;
    await route.abort();
  });
  await box.fill("Sampai nanti");
  await box.press("Control+Enter");
  await expect.poll(() => box.inputValue()).toBe("");
  await page.goBack();
  await box.waitFor({ state: "detached" });
  const lost = page.waitForEvent("requestfailed");
  left.resolve();
  await lost;
  await line.click();
  await expect.poll(() => box.inputValue()).toBe("Sampai nanti");
});

test("12.3 to somebody who never wrote only a template is offered", async () => {
  const [{ email, password }, customer] = await Promise.all([member("agent"), contact()]);
  const Opened = z.looseObject({ id: z.number() });
  const { id } = await owner.post("/api/conversations", { contactId: customer.id }, Opened);
  const { page } = await visit(`/conversations/${id}`);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("has not written to you yet").waitFor();
  expect(await page.getByRole("textbox", { name: "Write a message" }).count()).toBe(0);
  await page.getByRole("button", { name: "Use a template" }).last().click();
  await page.getByRole("dialog").getByLabel("Use a template", { exact: true }).click();
  await page.getByRole("option", { name: /promo_akhir_pekan/ }).click();
  await page.getByLabel("Value for {{2}}").fill("10%");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Send the template" }).click();
  await page.getByRole("log").getByText(/10%/).waitFor();
});
