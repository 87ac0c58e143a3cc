const TOKEN = /[A-Za-z0-9_=/+-]{40,}/g;
/** Seven digits or more, of any script, however they are parted: a phone number or an id of one. */
const PHONE = /\+?\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){6,}/gu;
const MAX_DETAIL = 500;

/** Meta's own words may repeat what we sent: no phone number or token goes further than here. */
export const redact = (words: string): string =>
  words.replace(TOKEN, "…").replace(PHONE, "…").toWellFormed().slice(0, MAX_DETAIL);
