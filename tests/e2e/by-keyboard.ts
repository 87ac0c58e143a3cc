import type { Locator, Page } from "playwright-core";

const far = 80;

/** Somebody without a mouse. An action is a press, a field or a choice; going there is none. */
export function keyboard(page: Page) {
  const done: string[] = [];
  const isHere = (to: Locator) =>
    to.evaluate((element) => element.contains(document.activeElement));

  async function goTo(to: Locator): Promise<void> {
    await to.waitFor();
    for (let steps = 0; steps < far; steps += 1) {
      if (await isHere(to)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`No way by keyboard to ${String(to)}`);
  }

  async function press(to: Locator): Promise<void> {
    await goTo(to);
    await page.keyboard.press("Enter");
    done.push(`press ${String(to)}`);
  }

  async function fill(field: Locator, text: string): Promise<void> {
    await goTo(field);
    await page.keyboard.type(text);
    done.push(`fill ${String(field)}`);
  }

  /** Opens a field, narrows what it offers, and takes the first that is left. */
  async function choose(field: Locator, option: string): Promise<void> {
    await press(field);
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.type(option);
    await page.locator("[role=option]").filter({ hasText: option }).first().waitFor();
    await page.keyboard.press("Enter");
    done.push(`type ${option}`, `take ${option}`);
  }

  return { done, goTo, press, fill, choose };
}
