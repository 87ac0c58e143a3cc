// What Meta does to the number in `to`, and what it knows about people behind numbers.

/** `+`, spaces, dashes and brackets are allowed; null when what is left is no phone number. */
export function dialledDigits(to: string): string | null {
  if (!/^\+?[\d\s()-]+$/.test(to)) return null;
  const digits = to.replace(/\D/g, "");
  return digits.length >= 7 && digits.length <= 15 ? digits : null;
}

/**
 * Without a plus Meta takes the number for a local one and puts the sender's country in front,
 * unless it already starts with it.
 */
export function withCountry(to: string, digits: string, senderCountry: string): string {
  if (to.trim().startsWith("+") || digits.startsWith(senderCountry)) return digits;
  return digits.startsWith("0") ? senderCountry + digits.slice(1) : digits;
}

/** The id WhatsApp knows the person by: Brazil lost a 9, Mexico kept a 1. */
export function whatsappId(digits: string): string {
  if (/^55[3-9]\d9\d{8}$/.test(digits)) return digits.slice(0, 4) + digits.slice(5);
  if (/^52[2-9]\d{9}$/.test(digits)) return `521${digits.slice(2)}`;
  return digits;
}

// Area codes of +1 that are not the United States: Canada and the Caribbean.
const elsewhereInAmerica = new Set(
  (
    "204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 " +
    "450 460 468 474 506 514 519 537 548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 " +
    "778 780 782 807 819 825 867 873 879 902 905 942 242 246 264 268 284 345 441 473 649 658 664 " +
    "721 758 767 784 809 829 849 868 869 876"
  ).split(" "),
);

export function isUnitedStates(phone: string): boolean {
  return phone.length === 11 && phone.startsWith("1") && !elsewhereInAmerica.has(phone.slice(1, 4));
}

const countries: readonly (readonly [prefix: string, country: string])[] = [
  ["62", "ID"],
  ["60", "MY"],
  ["65", "SG"],
  ["63", "PH"],
  ["66", "TH"],
  ["84", "VN"],
  ["91", "IN"],
  ["55", "BR"],
  ["52", "MX"],
  ["44", "GB"],
  ["49", "DE"],
  ["61", "AU"],
  ["1", "US"],
];

/** The business-scoped user id of a phone: our own reversible scheme, stable across resets. */
export function userIdOf(phone: string): string {
  const country = countries.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? "ZZ";
  return `${country}.9${shifted(phone, 1)}`;
}

export function phoneOfUserId(userId: string): string | null {
  const match = /^[A-Z]{2}\.9(\d{7,15})$/.exec(userId);
  if (match === null) return null;
  return shifted(match[1] ?? "", -1);
}

/** Every digit moved by its place: enough to hide the number, and it can be undone. */
function shifted(digits: string, sign: 1 | -1): string {
  let moved = "";
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(place) - 48 + sign * (place + 3) * 7;
    moved += ((digit % 10) + 10) % 10;
  }
  return moved;
}

const givenNames =
  "Ayu Budi Citra Dewi Eko Fitri Gita Hadi Indah Joko Kartika Lestari Made Nur Oki Putri Rizky Sari Tono Wulan".split(
    " ",
  );
const familyNames =
  "Pratama Wijaya Santoso Hidayat Nugroho Saputra Lubis Siregar Halim Kusuma Maulana Permata".split(
    " ",
  );

/** The profile name of a person nobody has named yet: always the same for the same phone. */
export function profileName(phone: string): string {
  const number = Number(phone.slice(-7));
  const given = givenNames[number % givenNames.length] ?? "Ayu";
  const family = familyNames[Math.floor(number / 20) % familyNames.length] ?? "Pratama";
  return `${given} ${family}`;
}

/** `*` stands for any digits: "62899*" or "*0404". */
export function matchesAny(phone: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    if (!pattern.includes("*")) return pattern === phone;
    const [head = "", ...rest] = pattern.split("*");
    const tail = rest.at(-1) ?? "";
    return (
      phone.startsWith(head) &&
      phone.endsWith(tail) &&
      phone.length >= head.length + tail.length &&
      rest.slice(0, -1).every((part) => phone.includes(part))
    );
  });
}
