import { MINUTE, SECOND } from "@siar/kernel/clock";
import { fail, type Failure } from "@siar/kernel/failure";
import type { Err } from "@siar/kernel/result";
import type { CampaignStatus } from "../schema.ts";

/** Tests of one member, whatever the campaign. */
export const TESTS_ALLOWED = 5;
export const TEST_WINDOW = MINUTE;

/** A campaign that is over says nothing any more. */
const testable: readonly CampaignStatus[] = ["draft", "scheduled", "running", "paused"];

export const mayBeTested = (status: CampaignStatus): boolean => testable.includes(status);

/** What is known of the person, or of the number, that a test goes to. */
export interface Standing {
  readonly optedOut: boolean;
  readonly notOnWhatsapp: boolean;
  readonly marketingHeld: boolean;
  readonly windowOpen: boolean;
}

interface Demands {
  readonly needsWindow: boolean;
  readonly marketing: boolean;
}

/** Whom a campaign would skip a test refuses, but for cooldown: a test is not a broadcast. */
export function whyUntestable(standing: Standing, demands: Demands): Err<Failure> | null {
  if (standing.optedOut) return fail("recipient-opted-out");
  if (standing.notOnWhatsapp) return fail("recipient-not-on-whatsapp");
  if (demands.marketing && standing.marketingHeld) return fail("recipient-marketing-held");
  if (demands.needsWindow && !standing.windowOpen) return fail("recipient-window-closed");
  return null;
}

/** How many seconds until the next test, by the times of the last ones, the latest first. */
export function waitForTest(latest: readonly number[], now: number): number | null {
  const last = latest[TESTS_ALLOWED - 1];
  if (last === undefined || last <= now - TEST_WINDOW) return null;
  return Math.max(1, Math.ceil((last + TEST_WINDOW - now) / SECOND));
}

/** As a writer knows it: `{name}`, `{attributes.city}`; what is a template's own has braces already. */
export const missingVariable = (name: string): Err<Failure> =>
  name === ""
    ? fail("campaign-incomplete", { missing: "message" })
    : fail("message-variable-missing", {
        variable: name.startsWith("{") ? name : `{${name}}`,
      });
