import { newPhone } from "@siar/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

beforeAll(openBrowser);
afterAll(closeBrowser);

test("1.1 a file is chosen, its columns are mapped, and the result says what became of each row", async () => {
  const { page, complaints } = await visit("/contacts/imports");
  await signIn(page);
  const text = `Siapa,Nomor HP,Catatan\nBudi,${newPhone()},x\nSiti,08,y\n`;
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "pelanggan.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const phone = page.getByLabel("Column “Nomor HP”");
  await phone.waitFor();
  expect(await phone.inputValue()).toBe("phone");
  await page.getByLabel("Column “Siapa”").selectOption({ label: "Name" });
  await page.getByRole("button", { name: "Start import" }).click();
  await page.getByText("1 row was not imported.").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download failed rows" }).click();
  expect((await download).suggestedFilename()).toMatch(/failed\.csv$/);
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
});
