import { accessibilityFaults, answers, api, type Api } from "@siar/testing";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { z } from "zod";
import { openPage, signIn, type Visit } from "./in-browser.ts";

/** Every page that somebody who is signed in can open. */
export const paths = [
  "/",
  "/campaigns",
  "/campaigns?view=month",
  "/campaigns/scheduled",
  "/campaigns/new",
  "/campaigns/{completed}",
  "/campaigns/{completed}/analytics",
  "/campaigns/{draft}",
  "/campaigns/{draft}/edit",
  "/campaigns/{draft}/edit?step=message",
  "/campaigns/{draft}/edit?step=when",
  "/campaigns/{draft}/edit?step=review",
  "/message-templates",
  "/message-templates/new",
  "/message-templates/{message}",
  "/whatsapp/templates",
  "/whatsapp/templates/new",
  "/media",
  "/conversations",
  "/conversations/{conversation}",
  "/contacts",
  "/contacts/new",
  "/contacts/imports",
  "/contacts/imports/{import}",
  "/contacts/{contact}",
  "/contacts/{contact}/edit",
  "/segments",
  "/segments/new",
  "/segments/{segment}",
  "/notifications",
  "/jobs",
  "/audit",
  "/settings",
  "/settings/whatsapp",
  "/queue",
  "/settings/rates",
  "/settings/labels",
  "/settings/fields",
  "/settings/members",
  "/settings/roles",
  "/settings/api-keys",
  "/settings/backups",
  "/preferences",
  "/no-such-page",
];

export interface Look {
  readonly width: 390 | 1440;
  readonly theme: "light" | "dark";
  readonly language: "en" | "id";
}

export const looks: readonly Look[] = ([390, 1440] as const).flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "id"] as const).map((language) => ({ width, theme, language })),
  ),
);

export async function dress(page: Page, { width, theme, language }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.evaluate(`localStorage.setItem("siar.locale", "${language}")`);
}

/** What is wrong with a page in one look, each fault with the look that shows it. */
export async function faultsOf({ page, complaints }: Visit, path: string, look: Look) {
  const before = complaints.length;
  await dress(page, look);
  await page.goto(path, { waitUntil: "networkidle" });
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const faults = [
    ...complaints.slice(before),
    ...(await overflow(page)),
    ...(await wrongLook(page, look)),
    ...(await accessibilityFaults(page)),
  ];
  return faults.map((fault) => `${look.width} ${look.theme} ${look.language}: ${fault}`);
}

/** Of what sticks out on the right side, the innermost. */
const sticksOut = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth,
  );
  return wide.at(-1)?.outerHTML.slice(0, 200) ?? "something";
})()`;

async function overflow(page: Page): Promise<readonly string[]> {
  const culprit = await page.evaluate<string | null>(sticksOut);
  return culprit === null ? [] : [`scrolls sideways: ${culprit}`];
}

/** The switches are those of the product: were they without effect, half of this would be. */
async function wrongLook(page: Page, look: Look): Promise<readonly string[]> {
  const root = page.locator("html");
  const shown = {
    theme: await root.getAttribute("data-theme"),
    language: await root.getAttribute("lang"),
  };
  return shown.theme === look.theme && shown.language === look.language
    ? []
    : [`looks ${shown.theme} ${shown.language}`];
}

const Items = z.object({ items: z.array(z.object({ id: z.number() })).min(1) });

/** Something of the demo's to show on the pages that show one thing. */
async function demoIds(): Promise<ReadonlyMap<string, number>> {
  const owner = api(inject("product"));
  const first = async (path: string) => (await owner.get(path, Items)).items[0]?.id ?? 0;
  return new Map([
    ["import", await uploadedFile(owner)],
    ["completed", await first("/api/campaigns?status=completed")],
    ["draft", await first("/api/campaigns?status=draft")],
    ["contact", await first("/api/contacts")],
    ["conversation", await first("/api/conversations?state=all")],
    ["segment", await first("/api/segments")],
    ["message", await first("/api/campaign-templates")],
  ]);
}

/** A file that waits for somebody to say what its columns are. */
async function uploadedFile(owner: Api): Promise<number> {
  const text = "Nama,No HP,No HP\nBudi Santoso,081234567890,\nAyu,0812,x\n";
  const headers = { "content-type": "text/csv" };
  const { body } = await owner.send("POST", "/api/imports?name=pelanggan.csv", text, headers);
  return answers.Id.parse(body).id;
}

/** Somebody signed in, and every path with something of the demo's where it shows one thing. */
export async function ownerWithPaths(): Promise<{ owner: Visit; real: (path: string) => string }> {
  const ids = await demoIds();
  const owner = await openPage("/");
  await signIn(owner.page);
  await owner.page.getByRole("navigation").first().waitFor();
  return {
    owner,
    real: (path) => path.replace(/\{(\w+)\}/, (_, name: string) => String(ids.get(name))),
  };
}
