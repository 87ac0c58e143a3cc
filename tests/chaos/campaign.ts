import { api, simulator, until, type Api, type Product, type Simulator } from "@siar/testing";
import { z } from "zod";

const Id = z.object({ id: z.number() });

const Template = z.object({ id: z.number(), name: z.string() });

const Row = z.object({
  seq: z.number(),
  contactId: z.number(),
  phone: z.string().nullable(),
  status: z.string(),
  reason: z.string().nullable(),
});
export type Row = z.infer<typeof Row>;

const Campaign = z.object({
  status: z.string(),
  stats: z.object({
    recipients: z.number(),
    pending: z.number(),
    sent: z.number(),
    delivered: z.number(),
    read: z.number(),
    failed: z.number(),
    skipped: z.number(),
    unknown: z.number(),
  }),
});
type Campaign = z.infer<typeof Campaign>;

const Draft = z.object({ id: z.number(), stats: Campaign.shape.stats });

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A campaign as the owner's API tells of it, and the witness at the other end of the line. */
export interface Watched {
  readonly id: number;
  /** How many the segment held at the launch: that many rows there have to be in the end. */
  readonly recipients: number;
  readonly owner: Api;
  readonly witness: Simulator;
  /** Rows of people who wrote STOP, and were told so, while they were still waiting. */
  readonly stopped: number[];
}

export interface Wish {
  /** The demo's customers of these cities. */
  readonly cities: readonly string[];
  readonly rateLimit: number;
}

export async function launchCampaign(product: Product, wish: Wish): Promise<Watched> {
  const owner = api(product);
  const draft = await owner.post("/api/campaigns", await draftFor(owner, wish), Draft);
  await owner.post(`/api/campaigns/${draft.id}/send`, {}, Campaign);
  const { recipients } = draft.stats;
  return { id: draft.id, recipients, owner, witness: simulator(product), stopped: [] };
}

async function draftFor(owner: Api, wish: Wish): Promise<object> {
  const name = uniqueName(wish);
  const criteria = {
    all: [
      { field: "attributes.city", op: "in", value: wish.cities },
      { field: "phone", op: "is_set" },
    ],
  };
  const segment = await owner.post("/api/segments", { name, criteria }, Id);
  const templates = await owner.get("/api/whatsapp/templates?limit=100", page(Template));
  const template = templates.items.find((one) => one.name === "promo_akhir_pekan");
  const variables = { "1": "{first_name}", "2": "25%" };
  return {
    name,
    segmentId: segment.id,
    numberId: 1,
    message: { type: "template", templateId: template?.id, variables },
    rateLimit: wish.rateLimit,
    cooldownHours: 0,
  };
}

let launched = 0;
const uniqueName = ({ cities, rateLimit }: Wish): string =>
  `${(launched += 1)}: ${cities.join(", ")} at ${rateLimit}/s`;

/** The same campaign after another start of the product, wherever that listens. */
export const goOnWatching = (product: Product, campaign: Watched): Watched => ({
  ...campaign,
  owner: api(product),
  witness: simulator(product),
});

export const campaignOf = ({ owner, id }: Watched): Promise<Campaign> =>
  owner.get(`/api/campaigns/${id}`, Campaign);

export async function rowsOf({ owner, id }: Watched): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = cursor === "" ? "limit=200" : `limit=200&cursor=${cursor}`;
    const { items, nextCursor } = await owner.get(
      `/api/campaigns/${id}/messages?${query}`,
      page(Row),
    );
    all.push(...items);
    cursor = nextCursor;
  }
  return all;
}

/** A network with some life in it: requests are under way at any instant, webhooks come twice. */
export const livelyNetwork = {
  latency: { min: 50, max: 500 },
  delays: {
    sent: { min: 50, max: 300 },
    delivered: { min: 200, max: 900 },
    read: { min: 300, max: 1_500 },
    reply: { min: 1_000, max: 2_000 },
  },
  readShare: 0.3,
  replyShare: 0,
  webhooks: {
    enabled: true,
    maxPerBody: 20,
    concurrency: 4,
    duplicateShare: 0.1,
    reorderShare: 0.1,
  },
};

/**
 * No webhook tells afterwards what was accepted: whoever forgets in a kill that it sent a message
 * sends it again.
 */
export const silentNetwork = {
  ...livelyNetwork,
  webhooks: { ...livelyNetwork.webhooks, enabled: false },
};

/** Webhooks that may come long after a lease has expired, in any order. */
export const lateNetwork = {
  ...livelyNetwork,
  delays: {
    ...livelyNetwork.delays,
    sent: { min: 50, max: 20_000 },
  },
};

const Person = z.object({ optedOut: z.boolean() });

/** Whoever waits at the very end of the campaign writes STOP, and the product has taken it. */
export async function lastOneStops(campaign: Watched): Promise<void> {
  const { owner, witness, stopped } = campaign;
  const last = (await rowsOf(campaign)).findLast((row) => row.status === "pending");
  if (last?.phone == null) return;
  await witness.write(last.phone, "STOP");
  await until(async () => (await owner.get(`/api/contacts/${last.contactId}`, Person)).optedOut);
  const row = (await rowsOf(campaign)).find(({ seq }) => seq === last.seq);
  if (row?.status === "pending" || row?.status === "skipped") stopped.push(last.seq);
}
