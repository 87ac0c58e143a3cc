import { DAY, HOUR } from "@siar/kernel/clock";
import type { Attributes, WorkflowStatus } from "../contacts/schema.ts";
import type { Chance } from "./chance.ts";
import { cities, type City } from "./names.ts";

/** A customer of the demo's coffee house. Histories are filled in as the campaigns run. */
export interface DemoPerson {
  /** Phone or user id: how the loaded rows find the person again. */
  readonly key: string;
  readonly name: string;
  readonly phone: string | null;
  readonly userId: string | null;
  readonly language: string;
  readonly timezone: string;
  readonly attributes: Attributes;
  readonly labels: readonly string[];
  readonly workflowStatus: WorkflowStatus;
  readonly rating: number | null;
  readonly optInAt: number;
  readonly optInSource: string;
  readonly createdAt: number;
  conversationCount: number;
  lastInteractionAt: number | null;
  notOnWhatsappAt: number | null;
}

export const PEOPLE = 2_000;
/** One in so many is known by Meta's user id only. */
const WITHOUT_PHONE = 143;

const operators = (
  "811 812 813 821 822 823 851 852 853 814 815 816 855 856 857 858 " +
  "817 818 819 859 877 878 895 896 897 898 881 882 888"
).split(" ");

/** Numbers of the shape 8xx-0000-nnnn, so that nobody's real number is in the demo. */
function freshPhone(chance: Chance, taken: Set<string>): string {
  for (;;) {
    const last = String(chance.int(0, 9_999)).padStart(4, "0");
    const phone = `+62${chance.pick(operators)}0000${last}`;
    if (taken.has(phone)) continue;
    taken.add(phone);
    return phone;
  }
}

function nameOf(chance: Chance, city: City): string {
  const names = chance.weigh(city.names);
  const woman = chance.is(0.55);
  const given = chance.pick(woman ? names.women : names.men);
  const family = chance.pick(woman ? names.familiesOfWomen : names.familiesOfMen);
  // One name alone is common in Java, and nobody is called Lestari Lestari.
  return chance.is(0.05) || given === family ? given : `${given} ${family}`;
}

const plans = [
  ["Reguler", 60],
  ["Silver", 22],
  ["Gold", 13],
  ["Platinum", 5],
] as const;
const spending = { Reguler: 350_000, Silver: 1_400_000, Gold: 4_200_000, Platinum: 12_500_000 };

const statuses = [
  ["incoming", 15],
  ["in_progress", 14],
  ["waiting", 9],
  ["resolved", 36],
  ["closed", 26],
] as const;

const optInSources = [
  ["Formulir kasir", 5],
  ["Situs web", 3],
  ["Instagram", 2],
  ["Kartu pelanggan", 2],
] as const;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

function labelsOf(chance: Chance, plan: string, ageDays: number): string[] {
  return [
    ...(plan === "Platinum" || (plan === "Gold" && chance.is(0.4)) ? ["VIP"] : []),
    ...(ageDays > 240 && chance.is(0.35) ? ["Pelanggan setia"] : []),
    ...(ageDays < 45 ? ["Pelanggan baru"] : []),
    ...(chance.is(0.06) ? ["Reseller"] : []),
    ...(chance.is(0.11) ? ["Kantor"] : []),
    ...(chance.is(0.28) ? ["Kopi susu"] : []),
    ...(chance.is(0.03) ? ["Keluhan"] : []),
  ];
}

const citiesByWeight = cities.map((each) => [each, each.weight] as const);

function person(chance: Chance, index: number, now: number, taken: Set<string>): DemoPerson {
  const city = chance.weigh(citiesByWeight);
  const phone = index % WITHOUT_PHONE === 71 ? null : freshPhone(chance, taken);
  const userId = phone === null ? `ID.13${String(4_910_000_000 + index * 7_919)}` : null;
  const plan = chance.weigh(plans);
  // Many came lately, some have been there for two years.
  const ageDays = 3 + Math.floor(730 * chance.next() ** 1.6);
  const createdAt = now - ageDays * DAY - chance.int(0, 23) * HOUR;
  const talks = chance.is(0.22) ? 0 : 1 + Math.floor(9 * chance.next() ** 2);
  const spent = Math.round((spending[plan] * (0.3 + 1.4 * chance.next())) / 1_000) * 1_000;
  const birthday = day(Date.UTC(1962, 0, 1) + chance.int(0, 44 * 365) * DAY);
  return {
    key: phone ?? userId ?? "",
    name: nameOf(chance, city),
    phone,
    userId,
    language: chance.is(0.94) ? "id" : "en",
    timezone: city.timezone,
    attributes: {
      city: city.name,
      plan,
      lifetime_value: spent,
      ...(chance.is(0.83) && { birthday }),
    },
    labels: labelsOf(chance, plan, ageDays),
    workflowStatus: chance.weigh(statuses),
    rating: talks > 0 && chance.is(0.6) ? chance.weigh(ratings) : null,
    optInAt: createdAt,
    optInSource: chance.weigh(optInSources),
    createdAt,
    conversationCount: talks,
    // Older than a day: nobody's 24-hour window is open when the demo begins.
    lastInteractionAt:
      talks === 0 ? null : now - 30 * HOUR - Math.floor(chance.next() ** 2 * (ageDays - 2) * DAY),
    notOnWhatsappAt: null,
  };
}

const ratings = [
  [5, 48],
  [4, 31],
  [3, 13],
  [2, 5],
  [1, 3],
] as const;

export function demoPeople(chance: Chance, now: number): DemoPerson[] {
  const taken = new Set<string>();
  return Array.from({ length: PEOPLE }, (_, index) => person(chance, index, now, taken));
}
