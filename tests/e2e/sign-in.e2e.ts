import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

beforeAll(openBrowser);
afterAll(closeBrowser);

test("a stranger is asked to sign in, and lands where they wanted to go", async () => {
  const { page, complaints } = await visit("/contacts");
  await signIn(page);
  await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/contacts");
  // The first question for the session is refused, as it has to be: no more than that.
  expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
});

test("a wrong password is refused with a sentence", async () => {
  const { page } = await visit("/");
  await page.getByLabel(/e-?mail/i).fill("nobody@siar.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await page.getByRole("button", { name: "Sign in" }).isVisible()).toBe(true);
});
