import { api, business, newPhone } from "@siar/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

const shop = business(api(inject("product")));

beforeAll(openBrowser);
afterAll(closeBrowser);

test("1.2 all who match are chosen, labelled, and deleted after a warning that counts them", async () => {
  const { labelId } = await shop.audience(60);
  await shop.contact({ name: "Bukan", phone: newPhone() });
  const { page, complaints } = await visit(`/contacts?label=${labelId}`);
  await signIn(page);
  await page.getByLabel("Select all on this page").click();
  await page.getByText("25 selected").waitFor();
  await page.getByRole("button", { name: "Select all 60 that match" }).click();
  await page.getByText("60 selected").waitFor();
  await page.getByRole("button", { name: "Set field" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Field").selectOption({ index: 1 });
  await dialog.getByRole("textbox").first().fill("Solo");
  await dialog.getByRole("button", { name: "Set" }).click();
  await page.getByText("60 contacts changed.").waitFor();
  await page.getByLabel("Select all on this page").click();
  await page.getByRole("button", { name: "Select all 60 that match" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete 60 contacts" }).click();
  await page.getByText("60 contacts deleted.").waitFor();
  await page.getByText("Nothing found").waitFor();
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
});
