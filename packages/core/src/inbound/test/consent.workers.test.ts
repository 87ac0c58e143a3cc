import { beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@siar/kernel/clock";
import type { PreferenceEvent } from "@siar/whatsapp/webhook";
import { contacts } from "../../contacts/tables.ts";
import { consentEvents, contactPreferences } from "../../consent/tables.ts";
import { campaignCounters } from "../../sending/tables.ts";
import { addContact, arrive, db, freshWorld, hear, isOptedOut, NOW, says, sent } from "./world.ts";

beforeEach(freshWorld);

describe("consent", () => {
  const press = (label: string, payload = label) =>
    says(label, { type: "button", pressed: { label, payload } });

  it("8.1 a keyword opts out, and the campaign that it answers counts it", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await sent(1, ayu, NOW - 5 * HOUR, "wamid.C1");
    const result = await hear(says(" *BERHENTI* "));
    expect(result.optOuts).toBe(1);
    expect(await isOptedOut(ayu)).toBe(true);
    expect(await db.select().from(campaignCounters)).toMatchObject([{ optedOut: 1 }]);
    expect(await db.select().from(consentEvents)).toMatchObject([
      { act: "opt_out", source: "keyword", campaignId: 1, at: NOW - HOUR },
    ]);
  });

  it("8.1 a sentence with the word in it does not", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await hear(says("jangan stop dulu"));
    expect(await isOptedOut(ayu)).toBe(false);
  });

  it("8.1 the opt-out button of a template does, another button does not", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await hear(press("Stop kontak"), press("Saya tertarik"), press("Mulai belanja"));
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(press("Berhenti promo"));
    expect(await isOptedOut(ayu)).toBe(true);
    const budi = await addContact({ phone: "+62813" });
    const from = { from: { phone: "+62813", userId: null, name: "" } };
    await hear({ ...press("Tidak, terima kasih", "STOP_PROMO"), ...from });
    expect(await isOptedOut(budi)).toBe(true);
  });

  it("8.1 a stranger who says STOP is remembered as opted out", async () => {
    await hear(says("STOP", { from: { phone: null, userId: "ID.9", name: "" } }));
    const [contact] = await db.select().from(contacts);
    expect(await isOptedOut(contact?.id ?? 0)).toBe(true);
  });

  it("8.1 a STOP to a number that is not connected counts all the same", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    const stop = says("STOP", { phoneNumberId: "999" });
    await hear(stop);
    await hear(stop);
    expect(await isOptedOut(ayu)).toBe(true);
    expect(await db.$count(consentEvents)).toBe(1);
  });

  it("8.5 the customer's last word counts, in whatever order the words arrive", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    const stop = says("STOP", { at: NOW - 3 * HOUR });
    const start = says("START", { at: NOW - 2 * HOUR });
    await hear(stop, start);
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(stop);
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(says("STOP", { at: NOW - HOUR }));
    expect(await isOptedOut(ayu)).toBe(true);
    await hear(says("START", { at: NOW - 90 * MINUTE }));
    expect(await isOptedOut(ayu)).toBe(true);
  });

  it("8.5 I7 a START that comes before the STOP it answers counts, and so does an earlier STOP", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    await hear(says("START", { at: NOW - 2 * HOUR }));
    await hear(says("STOP", { at: NOW - 3 * HOUR }));
    expect(await isOptedOut(ayu)).toBe(false);
    await hear(press("Berhenti promo"));
    await hear(says("STOP", { at: NOW - MINUTE }));
    await hear(says("START", { at: NOW - 30 * MINUTE }));
    expect(await isOptedOut(ayu)).toBe(true);
  });

  it("8.1 what was told to Meta is kept apart from what was told to us", async () => {
    const ayu = await addContact({ phone: "+6281200000001" });
    const tell = (value: PreferenceEvent["value"], at: number) =>
      arrive({
        preferences: [{ who: { phone: "+6281200000001", userId: null, name: "" }, value, at }],
      });
    await hear(says("STOP"));
    await tell("stop", NOW - 2 * HOUR);
    await tell("resume", NOW - HOUR);
    await tell("stop", NOW - 2 * HOUR);
    expect(await db.select().from(contactPreferences)).toMatchObject([
      { contactId: ayu, optedOut: true, metaStopped: false },
    ]);
  });
});
