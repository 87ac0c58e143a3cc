import type { Criteria } from "@siar/core/segments/rules";
import { describe, expect, it } from "vitest";
import { createFormat } from "../../lib/format.ts";
import { allMessages } from "../../lib/i18n/all-messages.ts";
import type { Locale } from "../../lib/i18n/locale.ts";
import { createTranslate } from "../../lib/i18n/translate.ts";
import type { DeclaredField } from "../../lib/vocabulary.ts";
import { readCriteria, type Words } from "./reading.ts";
import { criteriaFields } from "./vocabulary.ts";

const declared = (key: string, label: string, type: DeclaredField["type"]): DeclaredField => ({
  id: 1,
  key,
  label,
  type,
  options: [],
  createdAt: "2026-01-01T00:00:00.000Z",
});

const fields = [
  declared("city", "City", "text"),
  declared("birthday", "Birthday", "date"),
  declared("member", "Member", "boolean"),
];

function wordsIn(locale: Locale): Words {
  const t = createTranslate(locale, allMessages(locale));
  return {
    t,
    format: createFormat(locale, "Asia/Jakarta"),
    fields: criteriaFields(fields, t),
    labels: new Map([
      [3, "VIP"],
      [4, "Reseller"],
    ]),
    segments: new Map([[2, "Setia"]]),
    campaigns: new Map([[5, "Promo"]]),
    statuses: new Map([["waiting", locale === "en" ? "Waiting" : "Menunggu"]]),
    language: (code) => (code === "id" ? "Indonesian" : code),
  };
}

const english = wordsIn("en");
const indonesian = wordsIn("id");

const leaf = (field: string, op: string, value?: unknown): Criteria => ({ field, op, value });

const tree: Criteria = {
  all: [
    leaf("label", "has_any", [3, 4]),
    { any: [leaf("attributes.city", "eq", "Bandung"), leaf("rating", "gte", 4)] },
    { not: leaf("lastInteractionAt", "within_last", 30) },
  ],
};

describe("criteria in plain words", () => {
  it("say a whole tree in English", () => {
    expect(readCriteria(tree, english)).toBe(
      "Everybody where the labels include VIP or Reseller, (City is “Bandung” or rating is at least 4) and it is not so that last contact was within the last 30 days.",
    );
  });

  it("say the same in Indonesian", () => {
    expect(readCriteria(tree, indonesian)).toBe(
      "Semua orang dengan syarat berlabel VIP atau Reseller, (City adalah “Bandung” atau nilai paling sedikit 4), dan tidak memenuhi ini: kontak terakhir dalam 30 hari terakhir.",
    );
  });

  it("say that nothing is asked", () => {
    expect(readCriteria({ all: [] }, english)).toBe("Everybody.");
    expect(readCriteria({ all: [] }, indonesian)).toBe("Semua orang.");
  });

  it.each<[Criteria, string]>([
    [leaf("label", "has_all", [3, 4]), "the labels include VIP and Reseller"],
    [leaf("label", "has_none", [3]), "the labels do not include VIP"],
    [leaf("segment", "not_in", [2, 9]), "they are not in the segment “Setia” or “#9”"],
    [leaf("campaign", "read", { id: 5 }), "they read the campaign “Promo”"],
    [
      leaf("campaign", "not_replied", { withinDays: 7 }),
      "they did not reply to any campaign within the last 7 days",
    ],
    [leaf("workflowStatus", "in", ["waiting"]), "status is Waiting"],
    [leaf("language", "not_in", ["id"]), "language is not Indonesian"],
    [leaf("name", "starts_with", "Si"), "name begins with “Si”"],
    [leaf("phone", "is_not_set"), "phone number is not known"],
    [leaf("rating", "between", [2, 4]), "rating is between 2 and 4"],
    [leaf("createdAt", "before", "2026-03-01"), "day they were added is before 1 Mar 2026"],
    [
      leaf("createdAt", "after", "2026-03-01T03:00:00Z"),
      "day they were added is after 1 Mar 2026, 10:00",
    ],
    [leaf("lastInteractionAt", "within_last", 1), "last contact was within the last 1 day"],
    [leaf("optedOut", "eq", true), "they opted out of broadcasts"],
    [leaf("optedOut", "eq", false), "they get broadcasts"],
    [
      leaf("attributes.birthday", "between", ["2000-01-01", "2000-12-31"]),
      "Birthday is between 1 Jan 2000 and 31 Dec 2000",
    ],
    [leaf("attributes.member", "neq", true), "Member is not yes"],
  ])("say %j", (criteria, said) => {
    expect(readCriteria(criteria, english)).toBe(`Everybody where ${said}.`);
  });

  it("leave a gap for what is not written yet", () => {
    const begun = { all: [leaf("rating", "gte", 4), { any: [] }] };
    expect(readCriteria(begun, english)).toBe("Everybody where rating is at least 4 and ….");
    expect(readCriteria(leaf("name", "eq", ""), english)).toBe("Everybody where name is ….");
    expect(readCriteria(leaf("createdAt", "after", ""), english)).toBe(
      "Everybody where day they were added is after ….",
    );
    expect(readCriteria(leaf("rating", "between", [2, undefined]), english)).toBe(
      "Everybody where rating is between 2 and ….",
    );
    expect(readCriteria(leaf("attributes.gone", "eq", "x"), english)).toBe(
      "Everybody where attributes.gone: ….",
    );
  });
});
