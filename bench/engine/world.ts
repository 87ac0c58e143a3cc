import { answers, api, business, simulator, type Product } from "@siar/testing";
import { z } from "zod";
import type { Figure } from "../figure.ts";

export type Report = (figure: Figure) => void;

export type World = Awaited<ReturnType<typeof worldOf>>;

const Label = z.object({ id: z.number(), name: z.string() });
const Account = z.object({ numbers: z.array(z.object({ id: z.number() })) });

/** A running product whose audiences are labels, and the simulator as the witness. */
export async function worldOf(product: Product) {
  const owner = api(product);
  const meta = simulator(product);
  const labels = await owner.get("/api/labels?limit=200", answers.pageOf(Label));
  const accounts = await owner.get("/api/whatsapp/accounts", answers.pageOf(Account));
  const numberIds = accounts.items.flatMap(({ numbers }) => numbers.map(({ id }) => id));
  const shop = business(owner);
  const campaign = async (label: string, rateLimit: number, more: object = {}): Promise<number> => {
    const found = labels.items.find(({ name }) => name === label);
    const value = found === undefined ? [] : [found.id];
    const segment = await shop.segment({ field: "label", op: "has_any", value });
    return (await shop.draft(segment.id, { rateLimit, ...more })).id;
  };
  /** How far away Meta is, and how much it lets through a number, as the product then knows. */
  const distance = async (latencyMs: number, throughput: number, statuses = true) => {
    await meta.behave({
      latency: { min: latencyMs, max: latencyMs },
      limits: { throughput },
      readShare: 0,
      webhooks: { enabled: statuses },
    });
    const { items } = await owner.get("/api/whatsapp/accounts", answers.pageOf(answers.Id));
    for (const { id } of items) await owner.send("POST", `/api/whatsapp/accounts/${id}/test`, {});
  };
  /** Nothing of it is left to do when the next figure is taken. */
  const end = async (...ids: readonly number[]): Promise<void> => {
    for (const id of ids) await shop.obey(id, "cancel");
    for (const id of ids) await shop.reaches(id, ({ stats }) => stats.pending === 0, 120_000);
  };
  return { product, shop, meta, owner, campaign, distance, end, numberIds };
}

/** When the messages of some campaigns were accepted, in order. */
export async function acceptedAt({ meta }: World, ids: readonly number[]): Promise<number[]> {
  const all = await Promise.all(ids.map((id) => meta.accepted(id)));
  return all
    .flat()
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
}
