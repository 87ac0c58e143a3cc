import { describe, expect, it } from "vitest";
import type { Entity } from "../../lib/api.ts";
import type { DeclaredField } from "../../lib/vocabulary.ts";
import { contactChanges, valuesOf } from "./contact-values.ts";

const field = (key: string, type: DeclaredField["type"]): DeclaredField => ({
  id: 1,
  key,
  type,
  label: key,
  options: [],
  createdAt: "2026-01-01T00:00:00.000Z",
});

const fields = [field("city", "text"), field("orders", "number"), field("member", "boolean")];

const contact: Entity<"Contact"> = {
  id: 7,
  version: 3,
  name: "Siti",
  phone: "+62 812-••••-5678",
  userId: null,
  language: "id",
  timezone: null,
  labels: [{ id: 4, name: "VIP", color: "#2f7d5b" }],
  attributes: { city: "Bandung", orders: 12, old: "kept" },
  workflowStatus: "waiting",
  lastInteractionAt: null,
  conversationCount: 0,
  rating: 4,
  optedOut: false,
  optedOutAt: null,
  metaStopped: false,
  source: "import",
  optIn: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};

describe("saving a contact", () => {
  const before = valuesOf(contact);

  it("sends nothing that was not changed, a masked phone number least of all", () => {
    expect(contactChanges(before, before, fields)).toEqual({});
    expect(contactChanges(before, { ...before, name: "Siti R." }, fields)).toEqual({
      name: "Siti R.",
    });
  });

  it("takes away what was emptied", () => {
    const after = {
      ...before,
      language: "",
      rating: "",
      attributes: { orders: "12", old: "kept" },
    };
    expect(contactChanges(before, after, fields)).toEqual({
      language: null,
      rating: null,
      attributes: { city: null },
    });
  });

  it("gives every field the type that it was declared with", () => {
    const attributes = { ...before.attributes, city: " Solo ", orders: "12,5", member: "false" };
    expect(contactChanges(before, { ...before, attributes }, fields)).toEqual({
      attributes: { city: "Solo", orders: 12.5, member: false },
    });
  });

  it("lets the API refuse what is no number", () => {
    const attributes = { ...before.attributes, orders: "many" };
    expect(contactChanges(before, { ...before, attributes }, fields)).toEqual({
      attributes: { orders: "many" },
    });
  });

  it("leaves values of fields that are no longer declared alone", () => {
    const attributes = { ...before.attributes, old: "" };
    expect(contactChanges(before, { ...before, attributes }, fields)).toEqual({});
  });

  it("names the labels by number", () => {
    expect(contactChanges(before, { ...before, labelIds: ["4", "9"] }, fields)).toEqual({
      labelIds: [4, 9],
    });
  });

  it("makes a new contact of what was filled in", () => {
    const empty = valuesOf();
    const after = { ...empty, name: "Budi", phone: "0812", rating: "5" };
    expect(contactChanges(empty, after, fields)).toEqual({
      name: "Budi",
      phone: "0812",
      rating: 5,
    });
  });
});
