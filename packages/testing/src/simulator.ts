import { z } from "zod";
import { api } from "./api.ts";
import { until } from "./until.ts";

const Twice = z.array(z.object({ key: z.string(), times: z.number() }));

const Campaign = z.object({
  accepted: z.number(),
  recipients: z.number(),
  sent: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
  recipientsAcceptedTwice: Twice,
  callbacksAcceptedTwice: Twice,
  firstAcceptedAt: z.number().nullable(),
  lastAcceptedAt: z.number().nullable(),
});

const Totals = z.object({
  accepted: z.number(),
  sent: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
  inbound: z.number(),
  rejected: z.number(),
  webhooks: z.object({ bodies: z.number(), delivered: z.number() }),
});

const Accepted = z.object({
  seq: z.number(),
  at: z.number(),
  phone: z.string(),
  callback: z.string(),
});

const Message = z.object({
  id: z.string(),
  phone: z.string(),
  type: z.string(),
  status: z.string(),
  callback: z.string().nullable(),
  payload: z.unknown(),
});

/** A quick and faultless Meta: everybody gets and reads everything within a third of a second. */
const quick = {
  latency: { min: 5, max: 15 },
  delays: {
    sent: { min: 20, max: 100 },
    delivered: { min: 20, max: 100 },
    read: { min: 20, max: 100 },
    reply: { min: 20, max: 60 },
  },
  readShare: 1,
};

/** Whatever a test had in mind, gone again. */
const faultless = {
  failures: [],
  outage: null,
  notOnWhatsApp: [],
  token: { expired: false },
  webhooks: { enabled: true, duplicateShare: 0, reorderShare: 0 },
};

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type Simulator = ReturnType<typeof simulator>;

/** The witness: what the other end of the line saw, whatever the product says. */
export function simulator({ simulator: url }: { readonly simulator: string }) {
  const control = api({ url: `${url}/api` });
  const change = (behaviour: object) => control.put("/behaviour", behaviour, z.unknown());
  return {
    totals: () => control.get("/stats", Totals),
    campaign: (id: number) => control.get(`/stats?callback=${id}:`, Campaign),
    /** When each message of a campaign was accepted, in milliseconds, in order. */
    accepted: async (id: number): Promise<readonly z.infer<typeof Accepted>[]> => {
      const all: z.infer<typeof Accepted>[] = [];
      for (let cursor = "0"; ;) {
        const query = `callback=${id}:&limit=10000&cursor=${cursor}`;
        const { items, nextCursor } = await control.get(`/accepted?${query}`, page(Accepted));
        all.push(...items);
        if (nextCursor === null) return all;
        cursor = nextCursor;
      }
    },
    messagesTo: async (phone: string) =>
      (await control.get(`/messages?to=${encodeURIComponent(phone)}`, page(Message))).items,
    /** For a file of tests; answers what puts the usual pace back, as `beforeAll` wants it. */
    hurry: async (): Promise<() => Promise<void>> => {
      const { latency, delays, readShare } = await control.get("/behaviour", z.looseObject({}));
      await change({ ...quick, ...faultless });
      return async () => {
        await change({ latency, delays, readShare, ...faultless });
      };
    },
    recover: () => change(faultless),
    ...refusals(change),
    behave: change,
    /** A customer writes; anything else than text is given in full. */
    write: (from: string, what: string | object) =>
      control.post(
        "/inbound",
        { from, ...(typeof what === "string" ? { type: "text", text: what } : what) },
        z.unknown(),
      ),
    /** What Meta's reviewers do to a template, by Meta's id of it. */
    review: (templateId: string, status: string, reason = "NONE") =>
      control.post(`/templates/${templateId}`, { status, reason }, z.unknown()),
    reset: () => control.delete(""),
    /** Returns when every webhook was taken. */
    quiet: (timeout?: number) =>
      until(async () => (await control.get("/stats", Totals)).webhooks.bodies === 0, timeout),
  };
}

type Phones = readonly (string | undefined)[];

/** By person, so that tests which run side by side do not meet each other's failures. */
function refusals(change: (behaviour: object) => Promise<unknown>) {
  let failures: { code: number; share: 1; phones: string[] }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const tell = (): Promise<unknown> => (last = last.then(() => change({ failures })));
  const digits = (phones: Phones) => phones.map((phone) => (phone ?? "").replace("+", ""));
  return {
    /** From now on these people's messages end with this code. */
    refuse: (code: number, ...phones: Phones) => {
      failures = [...failures, { code, share: 1, phones: digits(phones) }];
      return tell();
    },
    /** And now they do not any more. */
    forgive: (...phones: Phones) => {
      const freed = new Set(digits(phones));
      failures = failures.filter((one) => !one.phones.some((phone) => freed.has(phone)));
      return tell();
    },
  };
}
