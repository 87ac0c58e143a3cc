import { describe, expect, it } from "vitest";
import { addresseesOf, filledFor, saidTo, type TestValues } from "./person.ts";

const values = (some: Partial<TestValues>): TestValues => ({
  way: "phone",
  contact: undefined,
  phone: "",
  name: "",
  ...some,
});
const budi = { id: 0, name: "Budi", phone: "+6281234567890", attributes: {} };

describe("3.3 whom a test goes to", () => {
  it("is the number as it was typed, and the name if there is one", () => {
    expect(addresseesOf(values({ phone: " 0812-1 " }))).toEqual([{ phone: "0812-1" }]);
    expect(addresseesOf(values({ phone: "0812", name: " Budi " }))).toEqual([
      { phone: "0812", name: "Budi" },
    ]);
  });

  it("are up to five numbers, each once, spoken to as the contact that was chosen", () => {
    const contact = { id: 7 } as NonNullable<TestValues["contact"]>; // only its id matters here
    expect(addresseesOf(values({ phone: "0812, 0813;0812\n0814", contact }))).toEqual([
      { phone: "0812", contactId: 7 },
      { phone: "0813", contactId: 7 },
      { phone: "0814", contactId: 7 },
    ]);
    expect(addresseesOf(values({ phone: "1,2,3,4,5,6" }))).toBeNull();
  });

  it("is nobody yet while the way that is chosen names nobody", () => {
    expect(addresseesOf(values({ phone: " , " }))).toBeNull();
    expect(addresseesOf(values({ way: "contact", phone: "0812" }))).toBeNull();
  });
});

describe("4.1 the preview of a test", () => {
  it("speaks to that person, with the message's own fallbacks", () => {
    expect(saidTo("Hai {name|Kak} di {attributes.city|kotamu}", budi, 1)).toBe(
      "Hai Budi di kotamu",
    );
    expect(saidTo("Hai {name", budi, 1)).toBe("Hai {name");
  });

  it("fills a template's variables so that nothing in them is read twice", () => {
    const rude = { ...budi, name: "{phone}" };
    const filled = filledFor({ "1": "{name}" }, rude, 1);
    expect(saidTo(filled["1"] ?? "", budi, 1)).toBe("{phone}");
  });
});
