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

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type Simulator = ReturnType<typeof simulator>;

/** The witness: what the other end of the line saw, whatever the product says. */
export function simulator({ simulator: url }: { readonly simulator: string }) {
  const control = api({ url: `${url}/api` });
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
    behave: (change: object) => control.put("/behaviour", change, z.unknown()),
    /** A customer writes; anything else than text is given in full. */
    write: (from: string, what: string | object) =>
      control.post(
        "/inbound",
        { from, ...(typeof what === "string" ? { type: "text", text: what } : what) },
        z.unknown(),
      ),
    reset: () => control.delete(""),
    /** Returns when every webhook was taken. */
    quiet: (timeout?: number) =>
      until(async () => (await control.get("/stats", Totals)).webhooks.bodies === 0, timeout),
  };
}
