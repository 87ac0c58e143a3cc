// The fixed world that every fresh simulator starts with: one business portfolio, one WhatsApp
// account, one app and two numbers. Ids look like Meta's and never change.

export const graphVersion = "v26.0";

export const portfolioId = "506914307656634";

export const accountId = "102290129340398";

export const appId = "670843887433847";

export const webhookPath = "/webhooks/whatsapp";

export interface BusinessNumber {
  readonly id: string;
  /** As Meta shows it to people. */
  readonly displayPhone: string;
  /** Digits only, as in `metadata.display_phone_number` and in message ids. */
  readonly digits: string;
  readonly verifiedName: string;
}

export const numbers: readonly [BusinessNumber, BusinessNumber] = [
  {
    id: "106540352242922",
    displayPhone: "+62 811-1000-2001",
    digits: "6281110002001",
    verifiedName: "Kopi Senja",
  },
  {
    id: "106540352242923",
    displayPhone: "+62 811-1000-2002",
    digits: "6281110002002",
    verifiedName: "Kopi Senja Promo",
  },
];

export function findNumber(id: string): BusinessNumber | undefined {
  return numbers.find((number) => number.id === id);
}

/** What Meta puts before a recipient that has no plus and no country. */
export const countryCode = "62";
