const PHONE = /\+?\d[\d ()-]{6,}\d/g;
const TOKEN = /[A-Za-z0-9_=/+-]{40,}/g;
const MAX_DETAIL = 500;

/** Meta's own words may repeat what we sent: no phone number or token goes further than here. */
export const redact = (words: string): string =>
  words.replace(TOKEN, "…").replace(PHONE, "…").slice(0, MAX_DETAIL);
