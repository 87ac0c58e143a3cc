import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

beforeAll(openBrowser);
afterAll(closeBrowser);

test("11.6 a template is written beside the phone that shows it, mended, and handed to Meta", async () => {
  const { page, complaints } = await visit("/sign-in");
  await signIn(page);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.goto("/whatsapp/templates/new");
  const name = `kabar_${Date.now().toString(36)}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  const body = page.getByLabel("Text", { exact: true });
  await body.fill("{{1}}, ada kabar baik dari kedai kami");
  await page.getByText("A variable may stand neither at the beginning nor at the end.").waitFor();
  await body.fill("Halo , ada kabar baik dari kedai kami");
  await body.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 5));
  await page.getByRole("button", { name: "Add a variable" }).click();
  await page.getByRole("button", { name: "Hand to Meta" }).click();
  await page.getByText("Give an example for {{1}}").waitFor();
  await page.getByLabel("{{1}}").fill("Ayu");
  await page
    .getByRole("group", { name: "As a phone shows it" })
    .getByText("Halo Ayu, ada kabar baik dari kedai kami")
    .waitFor();
  await page.getByRole("button", { name: "Hand to Meta" }).click();
  const drawer = page.getByRole("dialog", { name });
  await drawer.getByText("Being read by Meta").waitFor();
  expect(complaints.filter((one) => !one.includes("401"))).toEqual([]);
});
