import { DAY, HOUR } from "@siar/kernel/clock";
import { dayOf, startOfDay } from "../segments/rules/calendar.ts";
import type { DemoSegment, demoSegments } from "./business.ts";

type Segments = ReturnType<typeof demoSegments>;

export interface DemoMessage {
  readonly name: string;
  readonly segment: DemoSegment;
  readonly templateName: string;
  readonly templateLanguage: string;
  readonly variables: Record<string, string>;
}

/** A campaign of the demo, and how people took it. */
export interface DemoPlan extends DemoMessage {
  /** The template's body, for what each person read and for a database without templates. */
  readonly body: string;
  readonly startedAt: number;
  readonly createdAt: number;
  /** Of those written to. */
  readonly readShare: number;
  readonly replyShare: number;
}

export const ZONE = "Asia/Jakarta";
export const RATE = 20;

const promo =
  "Halo {{1}}, akhir pekan ini ada diskon *{{2}}* untuk semua menu kopi. Sampai jumpa di kedai!";
const voucher =
  "Halo {{1}}, ini voucher khusus untuk Anda. Tunjukkan di kasir sebelum akhir bulan.";

const morning = (now: number, daysAgo: number, hour: number): number =>
  startOfDay(dayOf(now - daysAgo * DAY, ZONE), ZONE) + hour * HOUR;

export function demoPlans(segments: Segments, now: number): DemoPlan[] {
  const plan = (
    startedAt: number,
    rest: Omit<DemoPlan, "startedAt" | "createdAt" | "templateLanguage">,
  ): DemoPlan => ({ ...rest, templateLanguage: "id", startedAt, createdAt: startedAt - 2 * HOUR });
  return [
    plan(morning(now, 23, 10), {
      name: "Promo akhir pekan",
      segment: segments.nearby,
      templateName: "promo_akhir_pekan",
      variables: { "1": "{first_name}", "2": "25%" },
      body: promo,
      readShare: 0.58,
      replyShare: 0.052,
    }),
    plan(morning(now, 11, 14), {
      name: "Voucher pelanggan setia",
      segment: segments.loyal,
      templateName: "kode_voucher",
      variables: { "1": "{first_name}", "button.0": "SENJA25" },
      body: voucher,
      readShare: 0.69,
      replyShare: 0.058,
    }),
    plan(morning(now, 4, 10), {
      name: "Diskon gajian untuk semua",
      segment: segments.everybody,
      templateName: "promo_akhir_pekan",
      variables: { "1": "{first_name}", "2": "20%" },
      body: promo,
      readShare: 0.54,
      replyShare: 0.046,
    }),
  ];
}

/** Ready to be sent by whoever tries the product. */
export const demoDraft = (segments: Segments): DemoMessage => ({
  name: "Ayo mampir lagi",
  segment: segments.away,
  templateName: "promo_akhir_pekan",
  templateLanguage: "id",
  variables: { "1": "{first_name}", "2": "30%" },
});
