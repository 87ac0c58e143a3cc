import { describe, expect, it } from "vitest";
import { campaignOf } from "../samples.ts";
import { faultsOf } from "./faults.ts";
import { bodyOf, type CampaignValues, newValues, valuesOf } from "./values.ts";

const defaults = {
  rateLimit: 20,
  cooldownHours: 24,
  numberId: 2,
  timezone: "Asia/Jakarta",
  at: "2036-12-02T09:00",
};
const now = Date.parse("2026-12-01T00:00:00Z");
const whole = { ...newValues(defaults), name: "Ramadan", segmentId: 4, templateId: 9 };
const fallback = { name: "Kampanye 1 Desember", rateLimit: 15, cooldownHours: 48 };
const bodyFor = (values: CampaignValues) => bodyOf(values, undefined, fallback);
const fieldsAtFault = (values: CampaignValues) =>
  faultsOf(values, undefined, now).map(({ step, field }) => `${step} ${field}`);

describe("the campaign form", () => {
  it("starts with the business's own speed, cooldown, number and clock", () => {
    expect(newValues(defaults)).toMatchObject({
      rateLimit: "20",
      cooldownHours: "24",
      numberId: 2,
      when: "now",
      timezone: "Asia/Jakarta",
    });
  });

  it("3.5 shows a saved draft with the time that is meant for it, on the clock that was chosen", () => {
    const plan = { at: "2036-12-05T09:30", recipientZone: true, holdQuietHours: false };
    const campaign = campaignOf({ plan, timezone: "Asia/Makassar" });
    expect(valuesOf(campaign, defaults)).toMatchObject({
      when: "later",
      at: "2036-12-05T09:30",
      timezone: "Asia/Makassar",
      recipientZone: true,
    });
  });

  it("proposes a new time for one that has passed", () => {
    const plan = { at: "2020-12-05T09:30", recipientZone: false, holdQuietHours: true };
    const values = valuesOf(campaignOf({ plan }), defaults);
    expect(values).toMatchObject({ when: "later", at: "2036-12-02T09:00", holdQuietHours: true });
  });

  it("3.5 saves an unfinished draft: what cannot be kept as it is typed stays as it was", () => {
    const typed = { ...newValues(defaults), name: " ", rateLimit: "20/s", cooldownHours: "" };
    expect(bodyFor(typed)).toMatchObject({
      name: "Kampanye 1 Desember",
      rateLimit: 15,
      cooldownHours: 48,
      segmentId: null,
    });
  });

  it("5.1 means a time only where it is to go out later", () => {
    const later = { ...whole, when: "later" as const, at: "2036-12-05T09:30" };
    expect(bodyFor(later).plan.at).toBe("2036-12-05T09:30");
    expect(bodyFor({ ...later, when: "now" }).plan.at).toBeNull();
    expect(bodyFor({ ...later, at: "" }).plan.at).toBeNull();
  });

  it("names everything that is missing, step by step", () => {
    expect(fieldsAtFault({ ...newValues(defaults), numberId: null })).toEqual([
      "audience segmentId",
      "message templateId",
      "when numberId",
    ]);
    expect(fieldsAtFault({ ...whole, type: "text" })).toEqual(["message text"]);
    expect(fieldsAtFault(whole)).toEqual([]);
  });

  it("11.5 wants every place of a template filled in, and the file of its header", () => {
    const template = { variables: ["1", "2"], mediaKind: "image" as const };
    const faults = faultsOf({ ...whole, variables: { "1": "{name}", "2": " " } }, template, now);
    expect(faults.map(({ field }) => field)).toEqual(["mediaId", "variables"]);
    const filled = { ...whole, mediaId: 3, variables: { "1": "{name}", "2": "25%" } };
    expect(faultsOf(filled, template, now)).toEqual([]);
  });

  it("wants a time that is still to come", () => {
    const later = { ...whole, when: "later" as const };
    expect(fieldsAtFault(later)).toEqual([]);
    expect(fieldsAtFault({ ...later, at: "2026-11-30T09:00" })).toEqual(["when at"]);
    expect(fieldsAtFault({ ...later, at: "" })).toEqual(["when at"]);
  });

  it.each(["0", "1001", "", "2.5", "-3", "20/s"])("refuses the speed %j", (rateLimit) => {
    expect(fieldsAtFault({ ...whole, rateLimit })).toEqual(["when rateLimit"]);
  });

  it("sends the text or the template, never both", () => {
    const text = bodyFor({ ...whole, type: "text", text: "Hai {name}" });
    expect(text.message).toEqual({ type: "text", text: "Hai {name}" });
    const template = bodyFor({ ...whole, text: "Hai", variables: { "1": "{name}" } });
    expect(template.message).toEqual({
      type: "template",
      templateId: 9,
      variables: { "1": "{name}" },
      mediaId: null,
    });
  });

  it("4.4 sends a file as the message that its kind makes of it", () => {
    const film = { ...whole, type: "media" as const, mediaId: 3, mediaKind: "video" as const };
    const { message } = bodyFor({ ...film, text: "Lihat" });
    expect(message).toEqual({ type: "video", mediaId: 3, text: "Lihat" });
    const sound = { ...film, mediaKind: "audio" as const };
    expect(bodyFor(sound).message).toEqual({ type: "audio", mediaId: 3 });
    expect(fieldsAtFault({ ...film, mediaId: null, mediaKind: null })).toEqual(["message mediaId"]);
  });

  it("4.4 shows a saved file again, with its caption", () => {
    const campaign = campaignOf({ message: { type: "document", mediaId: 7, text: "Menu" } });
    expect(valuesOf(campaign, defaults)).toMatchObject({
      type: "media",
      mediaId: 7,
      mediaKind: "document",
      text: "Menu",
    });
  });
});
