import { api, business, simulator } from "@siar/testing";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";

// Every error of Meta's that is about a template or a parameter, in a campaign.
const product = inject("product");
const owner = api(product);
const meta = simulator(product);
const shop = business(owner);
const { audience, becomes, launched, obey, reaches, recipients } = shop;

beforeAll(async () => {
  const back = await meta.hurry();
  // What Meta otherwise tells later is told at once, so that the answer itself is what is tested.
  await meta.behave({ lateCodes: [] });
  return async () => {
    await meta.behave({ lateCodes: [131_026, 131_047, 131_049, 131_050, 131_053, 130_472] });
    await back();
  };
});
afterEach(() => meta.recover());

const ofOne = {
  "132005, too long once filled in": 132_005,
  "132008, a value that does not fit": 132_008,
  "132012, another kind of parameter": 132_012,
  "132018, a line break in a value": 132_018,
  "100, an invalid parameter": 100,
  "131008, a missing parameter": 131_008,
  "131009, a bad value": 131_009,
  "131051, an unsupported type": 131_051,
  "131052, a file that cannot be fetched": 131_052,
  "131053, a file that cannot be taken": 131_053,
  "131062, a user id that is not allowed": 131_062,
  "135000, a parameter that is not named": 135_000,
};

describe("10.5 P35 an error about one message fails its row and no other", () => {
  const codes = Object.values(ofOne);
  /** Three at a time among people who get it, so that no row of five faults stops the campaign. */
  test.each([0, 3, 6, 9])("10.5 P35 from the one at %i on", async (from) => {
    const some = codes.slice(from, from + 3);
    const { segmentId, people } = await audience(6);
    const refused = people.filter((_, at) => at % 2 === 1);
    for (const [at, code] of some.entries()) await meta.refuse(code, refused[at]?.phone);
    const id = await launched(segmentId);
    await becomes(id, "completed");
    await meta.quiet();
    const rows = await recipients(id);
    for (const [at, code] of some.entries()) {
      const row = rows.find(({ contactId }) => contactId === refused[at]?.id);
      expect(row).toMatchObject({
        status: "failed",
        errorCode: code,
        attempt: 1,
        reason: expect.any(String),
      });
    }
    const { recipientsAcceptedTwice, accepted } = await meta.campaign(id);
    expect([accepted, recipientsAcceptedTwice]).toEqual([3, []]);
  });
});

const ofAll = {
  "132000, another number of values": 132_000,
  "132001, no such template": 132_001,
  "132007, against the policy": 132_007,
  "132015, paused": 132_015,
  "132016, disabled": 132_016,
  "132068, its flow is blocked": 132_068,
  "132069, its flow is throttled": 132_069,
  "134102, not to be had as marketing": 134_102,
};

test.each(Object.entries(ofAll))(
  "10.5 P35 an error about the template pauses its campaign with the reason and loses nobody: %s",
  async (_, code) => {
    const { segmentId, people } = await audience(2);
    await meta.refuse(code, ...people.map(({ phone }) => phone));
    const id = await launched(segmentId);
    await becomes(id, "paused");
    const { stats, pauseReason } = await reaches(id, (now) => now.stats.pending === 2);
    expect(pauseReason).toBe(`template_refused:${code}`);
    expect(stats).toMatchObject({ sent: 0, failed: 0, unknown: 0 });
    expect((await meta.campaign(id)).accepted).toBe(0);
    await obey(id, "cancel");
  },
);
