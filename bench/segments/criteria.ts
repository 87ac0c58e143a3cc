import type { Criteria } from "../../packages/core/src/segments/rules/index.ts";

const label = (op: string, ...value: number[]): Criteria => ({ field: "label", op, value });
const city = (op: string, value: unknown): Criteria => ({ field: "attributes.city", op, value });
const spent = (op: string, value: unknown): Criteria => ({ field: "attributes.spent", op, value });
const born = (op: string, value: unknown): Criteria => ({
  field: "attributes.birthday",
  op,
  value,
});
const seen = (op: string, value?: unknown): Criteria => ({ field: "lastInteractionAt", op, value });
const status = (op: string, ...value: string[]): Criteria => ({
  field: "workflowStatus",
  op,
  value,
});
const vip: Criteria = { field: "attributes.vip", op: "eq", value: true };
const gold: Criteria = { field: "attributes.tier", op: "in", value: ["gold", "silver"] };
const indonesian: Criteria = { field: "language", op: "eq", value: "id" };
const happy: Criteria = { field: "rating", op: "gte", value: 4 };
const talks: Criteria = { field: "conversationCount", op: "gt", value: 5 };
const reachable: Criteria = { field: "optedOut", op: "eq", value: false };
const number: Criteria = { field: "phone", op: "starts_with", value: "+62812" };
const promo = (op: string): Criteria => ({ field: "campaign", op, value: { id: 1 } });

/** From one label to three groups deep with eight conditions, by what they would be called. */
export const suite: readonly (readonly [string, Criteria])[] = [
  ["one label", label("has_any", 3)],
  ["any of three labels", label("has_any", 3, 7, 11)],
  ["both labels", label("has_all", 3, 4)],
  ["without two labels", label("has_none", 1, 2)],
  ["a status", status("in", "waiting", "closed")],
  ["a city", city("eq", "Bandung")],
  ["part of a city's name", city("contains", "karta")],
  ["one of four cities", city("in", ["Jakarta", "Bandung", "Medan", "Kota 17"])],
  ["an amount and above", spent("gte", 700_123)],
  ["between two amounts", spent("between", [100_050, 900_077])],
  ["born before a day", born("before", "1985-06-15")],
  ["seen within 30 days", seen("within_last", 30)],
  ["not seen within 90 days", seen("not_within_last", 90)],
  ["made after a day", { field: "createdAt", op: "after", value: "2026-03-01" }],
  ["beginning of a number", number],
  ["part of a name", { field: "name", op: "contains", value: "budi 1a" }],
  ["read a campaign", promo("read")],
  ["a label in a city", { all: [label("has_any", 3), city("eq", "Jakarta")] }],
  ["a label and an amount", { all: [label("has_any", 5), spent("gt", 250_000), reachable] }],
  ["seen lately or spent much", { any: [seen("within_last", 14), spent("gte", 950_000)] }],
  [
    "a label, not a city, not a campaign",
    { all: [label("has_any", 1, 2), { not: city("eq", "Jakarta") }, promo("not_received")] },
  ],
  [
    "four, in two groups",
    {
      all: [
        { any: [label("has_any", 3), vip] },
        { any: [seen("within_last", 60), { not: born("after", "1990-01-01") }] },
      ],
    },
  ],
  [
    "six, in two groups",
    {
      all: [
        label("has_any", 2, 9),
        { any: [gold, vip, happy] },
        { not: { any: [status("in", "closed"), seen("is_not_set")] } },
      ],
    },
  ],
  [
    "eight, three groups deep",
    {
      all: [
        {
          any: [label("has_any", 1, 2), { all: [city("eq", "Bandung"), seen("within_last", 90)] }],
        },
        { any: [spent("gt", 300_000), vip] },
        { not: { any: [status("in", "closed", "waiting"), { not: indonesian }] } },
        born("before", "2000-01-01"),
      ],
    },
  ],
  [
    "eight about everything",
    {
      any: [
        { all: [spent("gt", 500_500), born("after", "1980-02-02"), talks] },
        { all: [number, seen("not_within_last", 10), gold] },
        { not: { any: [label("has_none", 4, 5), spent("lt", 200_200)] } },
      ],
    },
  ],
];
