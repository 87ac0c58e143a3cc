import type { FieldType } from "../fields/schema.ts";
import type { Criteria } from "../segments/schema.ts";

/** What the demo's coffee house has declared before its first customer comes. */
export const demoLabels = [
  { name: "VIP", color: "#b45309" },
  { name: "Pelanggan setia", color: "#15803d" },
  { name: "Pelanggan baru", color: "#0369a1" },
  { name: "Reseller", color: "#7c3aed" },
  { name: "Kantor", color: "#475569" },
  { name: "Kopi susu", color: "#a16207" },
  { name: "Keluhan", color: "#b91c1c" },
] as const;

export interface DemoField {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly options: readonly string[];
}

export const demoFields: readonly DemoField[] = [
  { key: "city", label: "Kota", type: "text", options: [] },
  {
    key: "plan",
    label: "Paket",
    type: "choice",
    options: ["Reguler", "Silver", "Gold", "Platinum"],
  },
  { key: "birthday", label: "Tanggal lahir", type: "date", options: [] },
  { key: "lifetime_value", label: "Nilai belanja (Rp)", type: "number", options: [] },
];

export interface DemoSegment {
  readonly name: string;
  readonly description: string;
  readonly criteria: Criteria;
  readonly isDynamic: boolean;
}

const segment = (
  name: string,
  description: string,
  criteria: Criteria,
  isDynamic = true,
): DemoSegment => ({ name, description, criteria, isDynamic });

const nearby = ["Jakarta", "Bogor", "Depok", "Tangerang", "Bekasi", "Bandung"];

const likelyWinners: Criteria = {
  all: [
    { field: "rating", op: "gte", value: 4 },
    { field: "conversationCount", op: "gte", value: 2 },
  ],
};

/** Segments name labels by id, which only the database knows. */
export function demoSegments(labelId: (name: string) => number) {
  const label = (...names: string[]): Criteria => ({
    field: "label",
    op: "has_any",
    value: names.map(labelId),
  });
  return {
    everybody: segment("Semua pelanggan", "Setiap kontak yang tersimpan.", { all: [] }),
    nearby: segment("Jabodetabek dan Bandung", "Pelanggan di dekat kedai kami.", {
      all: [{ field: "attributes.city", op: "in", value: nearby }],
    }),
    loyal: segment("VIP dan pelanggan setia", "Yang paling sering berbelanja.", {
      any: [
        label("VIP", "Pelanggan setia"),
        { field: "attributes.plan", op: "in", value: ["Gold", "Platinum"] },
      ],
    }),
    away: segment("Lama tidak menyapa", "Tidak ada obrolan selama 60 hari, tanpa keluhan.", {
      all: [
        { field: "lastInteractionAt", op: "not_within_last", value: 60 },
        { not: label("Keluhan") },
        { field: "optedOut", op: "eq", value: false },
      ],
    }),
    raffle: segment(
      "Peserta undian",
      "Potret tetap: nilai 4 ke atas saat undian dibuka.",
      likelyWinners,
      false,
    ),
  };
}
