/** How a person's number is stored, and how else the same number is written. */
export interface PhoneIdentity {
  readonly phone: string;
  readonly also: string | null;
}

/**
 * WhatsApp writes some numbers in an older form than the international plan: Mexican ones with a 1
 * after the country code, Brazilian ones without the mobile's leading 9.
 */
export function phoneIdentity(phone: string): PhoneIdentity {
  const mexican = /^\+521(\d{10})$/.exec(phone)?.[1];
  if (mexican !== undefined) return { phone: `+52${mexican}`, also: phone };
  const brazilian = /^\+55(?<area>\d{2})(?<number>[6-9]\d{7})$/.exec(phone)?.groups;
  if (brazilian === undefined) return { phone, also: null };
  return { phone: `+55${brazilian["area"]}9${brazilian["number"]}`, also: phone };
}
