import type { MessageEvent } from "@siar/whatsapp/webhook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consentWordOf, phoneIdentity } from "./index.ts";

const keywords = { optOut: ["STOP", "BERHENTI", "UNSUBSCRIBE"], optIn: ["START", "MULAI"] };

const says = (text: string, extra: Partial<MessageEvent> = {}): MessageEvent => ({
  wamid: "wamid.1",
  phoneNumberId: "1",
  from: { phone: "+62812", userId: null, name: "" },
  at: 1,
  type: "text",
  text,
  quoted: null,
  pressed: null,
  payload: null,
  ...extra,
});
const presses = (label: string, payload = label) =>
  says(label, { type: "button", pressed: { label, payload } });
const wordOf = (message: MessageEvent) => {
  const word = consentWordOf(message, keywords);
  return word === null ? null : `${word.act} by ${word.source}`;
};

describe("8.1 what a message says about consent", () => {
  it("8.1 the whole message has to be a keyword", () => {
    expect(wordOf(says(" *Berhenti!* "))).toBe("opt_out by keyword");
    expect(wordOf(says("mulai"))).toBe("opt_in by keyword");
    expect(wordOf(says("jangan stop dulu"))).toBeNull();
    expect(wordOf(says("STOP", { type: "image" }))).toBeNull();
  });

  it("8.1 a button opts out when it names only what it stops", () => {
    const labels = ["Berhenti promo", "Unsubscribe", "Stop promotions", "Berhenti langganan"];
    for (const label of labels) expect(wordOf(presses(label)), label).toBe("opt_out by button");
    expect(wordOf(presses("Tidak, terima kasih", "STOP_PROMO"))).toBe("opt_out by button");
    for (const label of ["Stop kontak", "Beli sekarang", "Mulai belanja", "Nonstop"]) {
      expect(wordOf(presses(label)), label).toBeNull();
    }
    expect(wordOf(presses("Mulai"))).toBe("opt_in by button");
    expect(wordOf(says("Stop", { type: "interactive" }))).toBe("opt_out by button");
  });

  it("P25 what is no keyword never opts anybody out, however it is pressed or typed", () => {
    const words = fc.stringMatching(/^[a-m ]{1,30}$/);
    fc.assert(
      fc.property(words, (text) => {
        expect(wordOf(says(text))).toBeNull();
        expect(wordOf(presses(text))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe("phone numbers as WhatsApp writes them", () => {
  it("12.3 Mexican and Brazilian numbers are known in both forms", () => {
    expect(phoneIdentity("+5215512345678")).toEqual({
      phone: "+525512345678",
      also: "+5215512345678",
    });
    expect(phoneIdentity("+551187654321")).toEqual({
      phone: "+5511987654321",
      also: "+551187654321",
    });
  });

  it("12.3 every other number is written in one way", () => {
    for (const phone of ["+6281234567890", "+525512345678", "+5511987654321", "+551133334444"]) {
      expect(phoneIdentity(phone)).toEqual({ phone, also: null });
    }
  });
});
