import { startProduct, type Product } from "@siar/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, visit } from "./in-browser.ts";

let empty: Product;

beforeAll(async () => {
  [empty] = await Promise.all([startProduct({ empty: true }), openBrowser()]);
});
afterAll(async () => {
  await Promise.all([empty?.stop(), closeBrowser()]);
});

test("the first visit to an empty product makes the owner, and only that one", async () => {
  expect(empty.owner).toBeNull();
  const { page, complaints } = await visit(`${empty.url}/campaigns`);
  await page.waitForURL(`${empty.url}/set-up`);
  await page.getByLabel("Business name").fill("Toko Kain Melati");
  await page.getByLabel("Your name").fill("Melati");
  await page.getByLabel(/e-?mail/i).fill("melati@toko.example");
  await page.getByLabel("Password", { exact: true }).fill("kain-batik-biru-tua");
  await page.locator("form button[type=submit]").click();
  await page.getByRole("heading", { level: 1, name: /Melati/ }).waitFor();
  expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);

  const later = await visit(`${empty.url}/set-up`);
  await later.page.getByRole("button", { name: "Sign in" }).waitFor();
  await later.page.waitForURL(`${empty.url}/sign-in`);
});
