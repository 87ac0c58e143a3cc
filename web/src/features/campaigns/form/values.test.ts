import { describe, expect, it } from "vitest";
import { campaignOf } from "../samples.ts";
import { bodyOf, faultsOf, newValues, valuesOf } from "./values.ts";

const zone = "Asia/Jakarta";
const defaults = {
  rateLimit: 20,
  cooldownHours: 24,
  numberId: 2,
  timezone: zone,
  at: "2026-12-02T09:00",
};
const now = Date.parse("2026-12-01T00:00:00Z");
const whole = { ...newValues(defaults), name: "Ramadan", segmentId: 4, templateId: 9 };

describe("the campaign form", () => {
  it("starts with the business's own speed, cooldown and number", () => {
    expect(newValues(defaults)).toMatchObject({
      rateLimit: "20",
      cooldownHours: "24",
      numberId: 2,
      when: "draft",
    });
  });

  it("shows a scheduled campaign at its time on the business's clock", () => {
    const campaign = campaignOf({
      status: "scheduled",
      schedule: { at: "2026-12-05T02:30:00.000Z", wallTime: null },
    });
    expect(valuesOf(campaign, defaults)).toMatchObject({ when: "later", at: "2026-12-05T09:30" });
  });

  it("proposes a new time for one that was missed", () => {
    const campaign = campaignOf({
      status: "scheduled",
      missed: true,
      schedule: { at: "2026-11-05T02:30:00.000Z", wallTime: null },
    });
    expect(valuesOf(campaign, defaults).at).toBe("2026-12-02T09:00");
  });

  it("lets an unfinished draft through, but not without a name", () => {
    expect(faultsOf({ ...newValues(defaults), name: "Ramadan" }, zone, now)).toEqual({});
    expect(faultsOf(newValues(defaults), zone, now)).toEqual({
      name: "campaigns.form.nameNeeded",
    });
  });

  it("names everything that is missing from one that is to go out", () => {
    const bare = { ...newValues(defaults), name: "Ramadan", when: "now" as const };
    expect(faultsOf(bare, zone, now)).toEqual({
      segmentId: "campaigns.form.segmentNeeded",
      templateId: "campaigns.form.templateNeeded",
    });
    expect(faultsOf({ ...bare, type: "text" }, zone, now)).toMatchObject({
      text: "campaigns.form.textNeeded",
    });
  });

  it("wants a time that is still to come", () => {
    const later = { ...whole, when: "later" as const };
    expect(faultsOf(later, zone, now)).toEqual({});
    expect(faultsOf({ ...later, at: "2026-11-30T09:00" }, zone, now)).toEqual({
      at: "campaigns.schedule.past",
    });
    expect(faultsOf({ ...later, at: "" }, zone, now)).toEqual({ at: "campaigns.schedule.past" });
  });

  it.each(["0", "1001", "", "2.5", "-3", "20/s"])("refuses the speed %j", (rateLimit) => {
    expect(faultsOf({ ...whole, rateLimit }, zone, now)).toEqual({
      rateLimit: "campaigns.form.rateWrong",
    });
  });

  it("sends the text or the template, never both", () => {
    const text = bodyOf({ ...whole, type: "text", text: "Hai {name}" }, undefined);
    expect(text.message).toEqual({ type: "text", text: "Hai {name}" });
    const template = bodyOf({ ...whole, text: "Hai", variables: { "1": "{name}" } }, undefined);
    expect(template.message).toEqual({
      type: "template",
      templateId: 9,
      variables: { "1": "{name}" },
      mediaId: null,
    });
  });

  it("4.4 sends a file as the message that its kind makes of it", () => {
    const film = { ...whole, type: "media" as const, mediaId: 3, mediaKind: "video" as const };
    const { message } = bodyOf({ ...film, text: "Lihat" }, undefined);
    expect(message).toEqual({ type: "video", mediaId: 3, text: "Lihat" });
    const sound = { ...film, mediaKind: "audio" as const };
    expect(bodyOf(sound, undefined).message).toEqual({ type: "audio", mediaId: 3 });
    const bare = { ...film, mediaId: null, mediaKind: null, when: "now" as const };
    expect(faultsOf(bare, zone, now)).toEqual({ mediaId: "campaigns.form.fileNeeded" });
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
