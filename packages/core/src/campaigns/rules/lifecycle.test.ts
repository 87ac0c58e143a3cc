import { describe, expect, test } from "vitest";
import { campaignStatuses } from "../schema.ts";
import { obeys, transition, type CampaignCommand } from "./index.ts";

const obeying = (command: CampaignCommand) =>
  campaignStatuses.filter((status) => obeys(status, command));

describe("which states obey", () => {
  test("5.3 back to draft: a scheduled campaign, and no other", () => {
    expect(obeying("unschedule")).toEqual(["scheduled"]);
    expect(transition("scheduled", "unschedule")).toEqual({ ok: true, value: "draft" });
    expect(transition("running", "unschedule")).toMatchObject({
      error: { code: "campaign-transition", params: { status: "running", command: "unschedule" } },
    });
  });

  test("dismissing: whatever may have rows in doubt, and it stays what it is", () => {
    expect(obeying("dismiss")).toEqual(["running", "paused", "completed", "cancelled"]);
    for (const status of obeying("dismiss")) {
      expect(transition(status, "dismiss")).toEqual({ ok: true, value: status });
    }
  });
});
