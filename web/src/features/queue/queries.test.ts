import { expect, it } from "vitest";
import { type DeadRow, rowsByCampaign } from "./queries.ts";

const row = (campaignId: number, seq: number): DeadRow => ({
  id: campaignId * 100 + seq,
  campaignId,
  campaignName: "Promo",
  seq,
  contactId: 1,
  contactName: "Ayu",
  attempts: 3,
  at: "2026-12-01T01:00:00.000Z",
});

it("2.4 tries dead letters again campaign by campaign, each with its own rows", () => {
  const rows = [row(2, 5), row(1, 5), row(2, 9)];
  expect([...rowsByCampaign(rows)]).toEqual([
    [2, [5, 9]],
    [1, [5]],
  ]);
});
