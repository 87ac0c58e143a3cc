import { until, type Product } from "@siar/testing";
import { expect } from "vitest";
import { campaignOf, rowsOf, type Row, type Watched } from "./campaign.ts";
import { ledgerAtRest } from "./ledger.ts";

/** Why somebody of the demo's gets nothing; above all not because they had this very campaign. */
const rightReasons = ["opted_out", "not_on_whatsapp"];

/** More than this may not be in doubt after a kill, or a second and a half of the rate. */
const DOUBTFUL = 50;

/** I1 at the instant of the end: the counters are those of the rows. Answers both. */
export function expectConserved(product: Product, id: number): Readonly<Record<string, number>> {
  const { counters, counted } = ledgerAtRest(product.state, id);
  expect(counters).toEqual(counted);
  const { total, ...parts } = counted;
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
  return counted;
}

/** I2: nobody has two messages of the campaign, by what the simulator accepted. */
export async function expectNobodyTwice({ witness, id }: Watched): Promise<void> {
  const { recipientsAcceptedTwice, callbacksAcceptedTwice } = await witness.campaign(id);
  expect(recipientsAcceptedTwice).toEqual([]);
  expect(callbacksAcceptedTwice).toEqual([]);
}

export const completed = (campaign: Watched, patience = 60_000): Promise<unknown> =>
  until(async () => (await campaignOf(campaign)).status === "completed", patience);

/**
 * I1, I3 and I4 at the end: nothing is pending, whoever is shown as reached was accepted, whoever was
 * accepted is shown so or as in doubt, and the counters are a recount. Answers who is in doubt.
 */
export async function expectEverybodyDealtWith(campaign: Watched): Promise<readonly Row[]> {
  await campaign.witness.quiet(30_000);
  const rows = await settledRows(campaign);
  const of = (...states: readonly string[]) => rows.filter(({ status }) => states.includes(status));
  const reached = of("sent", "delivered", "read");
  const doubtful = of("unknown");
  const skipped = of("skipped");
  expect(rows).toHaveLength(campaign.recipients);
  expect(of("pending", "claimed", "failed")).toEqual([]);
  expect(skipped.filter(({ reason }) => !rightReasons.includes(reason ?? ""))).toEqual([]);
  const accepted = new Set(await acceptedRows(campaign));
  const unsent = reached.filter(({ seq }) => !accepted.has(seq));
  expect(unsent, "shown as reached, but never accepted").toEqual([]);
  const toStopped = campaign.stopped.filter((seq) => accepted.has(seq));
  expect(toStopped, "written to after STOP").toEqual([]);
  for (const { seq } of [...reached, ...doubtful]) accepted.delete(seq);
  expect([...accepted], "accepted, but not shown so").toEqual([]);
  return doubtful;
}

/** Which rows the simulator accepted, as often as it did. */
const acceptedRows = async ({ witness, id }: Watched): Promise<readonly number[]> =>
  (await witness.accepted(id)).map(seqOf);

/** It keeps our own "<campaign>:<seq>:<attempt>". */
const seqOf = ({ callback }: { readonly callback: string }): number =>
  Number(callback.split(":")[1]);

/**
 * What the owner does about the rows whose answer was lost: they are reached now, and only of them
 * may somebody have had the message before.
 */
export async function retryDoubtful(campaign: Watched, doubtful: readonly Row[]): Promise<void> {
  const path = `/api/campaigns/${campaign.id}/retry`;
  const { status } = await campaign.owner.send("POST", path, { status: "unknown", confirm: true });
  expect(status).toBe(doubtful.length === 0 ? 409 : 200);
  await completed(campaign);
  expect(await expectEverybodyDealtWith(campaign)).toEqual([]);
  const seqs = await acceptedRows(campaign);
  const twice = seqs.filter((seq, at) => seqs.indexOf(seq) !== at);
  expect(doubtful.map(({ seq }) => seq)).toEqual(expect.arrayContaining(twice));
}

/** The rows once the last webhooks are applied, which is when the counters agree with them. */
async function settledRows(campaign: Watched): Promise<readonly Row[]> {
  return until(async () => {
    const before = await campaignOf(campaign);
    const rows = await rowsOf(campaign);
    const { stats } = await campaignOf(campaign);
    expect(stats).toEqual(before.stats);
    const count = (...states: readonly string[]) =>
      rows.filter(({ status }) => states.includes(status)).length;
    expect(stats).toMatchObject({
      recipients: rows.length,
      pending: count("pending", "claimed"),
      sent: count("sent", "delivered", "read"),
      delivered: count("delivered", "read"),
      read: count("read"),
      failed: count("failed"),
      skipped: count("skipped"),
      unknown: count("unknown"),
    });
    return rows;
  }, 60_000);
}

/** As many as one kill may leave in doubt. */
export const mostInDoubt = (rate: number): number => Math.max(DOUBTFUL, 1.5 * rate);
