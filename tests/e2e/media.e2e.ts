import { sampleFiles } from "@siar/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeBrowser, openBrowser, signIn, visit } from "./in-browser.ts";

beforeAll(openBrowser);
afterAll(closeBrowser);

const fresh = Date.now() % 60_000;

/** A picture that a browser can draw, and that nobody else has. */
async function drawn(page: Page, width: number): Promise<Buffer> {
  const bytes = await page.evaluate<number[]>(`(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = ${width}; canvas.height = 300;
    const context = canvas.getContext("2d");
    context.fillStyle = "#0f766e"; context.fillRect(0, 0, ${width}, 300);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg"));
    return [...new Uint8Array(await blob.arrayBuffer())];
  })()`);
  return Buffer.from(bytes);
}

test("4.4 files go into the library, and one of them into a campaign", async () => {
  const { page, complaints } = await visit("/media");
  await signIn(page);
  await page.getByRole("heading", { level: 1, name: "Media" }).waitFor();
  const name = `Menu ${fresh}.jpg`;
  await page.getByLabel("Choose files").setInputFiles([
    { name, mimeType: "image/jpeg", buffer: await drawn(page, 400 + (fresh % 500)) },
    {
      name: "harga.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(sampleFiles.pdfFile(name)),
    },
    { name: "jahat.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg onload=alert(1)>") },
  ]);
  await page.getByRole("button", { name, exact: false }).waitFor();
  await page.getByText("WhatsApp takes no file like this.").waitFor();
  await page.getByRole("button", { name: "Take jahat.jpg off the list" }).click();

  const card = page.getByRole("button", { name, exact: false });
  await expect.poll(() => card.locator("img").count()).toBe(1);
  await card.click();
  const shown = page.getByRole("dialog");
  await shown.getByText("Not used yet").waitFor();
  await shown.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Menu baru");
  await page.getByRole("dialog").last().getByRole("button", { name: "Rename" }).click();
  await shown.getByRole("heading", { name: "Menu baru.jpg" }).waitFor();
  await page.keyboard.press("Escape");

  await page.goto("/campaigns/new");
  await page.getByLabel(/^Name/).fill(`Bergambar ${fresh}`);
  await page.getByRole("button", { name: "Next: Message" }).click();
  await page.getByRole("button", { name: "Approved template", exact: true }).click();
  await page.getByRole("option", { name: "menu_baru" }).first().click();
  await page.getByLabel("File in the header").click();
  await page.getByRole("dialog").getByRole("button", { name: "Menu baru.jpg" }).first().click();
  await page.getByRole("button", { name: "Take Menu baru.jpg out" }).waitFor();
  await page.getByText("Saved as a draft.", { exact: false }).waitFor();
  await page.getByRole("heading", { level: 1, name: `Bergambar ${fresh}` }).waitFor();

  await page.goto("/media?q=Menu+baru");
  await page.getByRole("button", { name: "Menu baru.jpg" }).first().click();
  await page.getByRole("dialog").getByText("In 1 place").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByText(`“Bergambar ${fresh}”`).waitFor();
  expect(complaints.filter((line) => !/401|409/.test(line))).toEqual([]);
});
