import { z } from "zod";

// How the simulated Meta behaves. Every switch has a calm default; PUT changes the ones it names.

const share = z.number().min(0).max(1);
const milliseconds = z.int().min(0).max(3_600_000);
const range = z
  .strictObject({ min: milliseconds, max: milliseconds })
  .refine((value) => value.min <= value.max, "min must not be above max");
const phonePattern = z.string().regex(/^[\d*]{1,32}$/, "digits, with * for any digits");
const code = z.int().min(0).max(9_999_999);

const failure = z.strictObject({
  code,
  share,
  /** true: accepted first, then a `failed` status. Default: as Meta does for this code. */
  late: z.boolean().optional(),
  details: z.string().max(500).optional(),
  /** Only for these people; everybody when absent. */
  phones: z.array(phonePattern).optional(),
});

const outage = z.strictObject({
  kind: z.enum(["unavailable", "html", "hang", "reset"]),
  share: share.default(1),
  /** The nasty kind: the message is taken although its answer is lost. */
  accepts: z.boolean().default(false),
  on: z.enum(["messages", "all"]).default("messages"),
});

export const Behaviour = z.strictObject({
  /** What chance starts from: the same seed tells the same story again. */
  seed: z.int().min(0),
  /** How long an answer to POST …/messages takes. */
  latency: range,
  delays: z.strictObject({ sent: range, delivered: range, read: range, reply: range }),
  deliveredShare: share,
  readShare: share,
  readWithoutDeliveredShare: share,
  replyShare: share,
  replies: z.array(z.string().min(1).max(4096)).min(1),
  failures: z.array(failure),
  /** Codes that Meta answers with "accepted" and reports afterwards. */
  lateCodes: z.array(code),
  notOnWhatsApp: z.array(phonePattern),
  /** People with a username who keep their number to themselves. */
  hiddenPhones: z.array(phonePattern),
  hold: z.strictObject({
    share,
    /** null: held until somebody releases or drops them. */
    releaseAfter: milliseconds.nullable(),
    outcome: z.enum(["send", "drop"]),
  }),
  limits: z.strictObject({
    throughput: z.int().min(1).max(1_000_000),
    pair: z.strictObject({ gap: milliseconds, burst: z.int().min(1) }).nullable(),
    dailyReach: z.int().min(1).nullable(),
    /** What the numbers say of it, as Meta names it. */
    messagingLimit: z.string().regex(/^TIER_(\d{1,9}[KM]?|UNLIMITED)$/),
    dailyReachCode: code,
    unitedStatesMarketing: z.boolean(),
  }),
  webhooks: z.strictObject({
    enabled: z.boolean(),
    maxPerBody: z.int().min(1).max(1000),
    concurrency: z.int().min(1).max(6),
    duplicateShare: share,
    reorderShare: share,
  }),
  outage: outage.nullable(),
  /** How its reviewers treat what is submitted; null: it waits until somebody decides. */
  review: z.strictObject({
    after: range.nullable(),
    outcome: z.enum(["approve", "reject"]),
    reason: z.enum(["PROMOTIONAL", "INVALID_FORMAT", "TAG_CONTENT_MISMATCH", "ABUSIVE_CONTENT"]),
  }),
  /** What both numbers say of themselves. */
  number: z.strictObject({
    status: z.enum(["CONNECTED", "PENDING", "DISCONNECTED", "RESTRICTED", "BANNED"]),
    nameStatus: z.enum(["APPROVED", "PENDING_REVIEW", "DECLINED", "EXPIRED"]),
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
    paymentProblem: z.boolean(),
  }),
  token: z.strictObject({
    expired: z.boolean(),
    permissions: z.array(z.enum(["whatsapp_business_messaging", "whatsapp_business_management"])),
  }),
});

export type Behaviour = z.infer<typeof Behaviour>;

export const calm: Behaviour = {
  seed: 1,
  latency: { min: 20, max: 80 },
  delays: {
    sent: { min: 50, max: 300 },
    delivered: { min: 200, max: 1500 },
    read: { min: 2000, max: 8000 },
    reply: { min: 1500, max: 6000 },
  },
  deliveredShare: 1,
  readShare: 0.6,
  readWithoutDeliveredShare: 0,
  replyShare: 0,
  replies: [
    "Siap, terima kasih!",
    "Boleh, saya mau.",
    "Berapa harganya?",
    "Is it still available?",
  ],
  failures: [],
  lateCodes: [131026, 131047, 131049, 131050, 131053, 130472],
  notOnWhatsApp: [],
  hiddenPhones: [],
  hold: { share: 0, releaseAfter: 5000, outcome: "send" },
  limits: {
    throughput: 80,
    pair: { gap: 6000, burst: 45 },
    dailyReach: null,
    messagingLimit: "TIER_UNLIMITED",
    dailyReachCode: 131048,
    unitedStatesMarketing: false,
  },
  webhooks: { enabled: true, maxPerBody: 50, concurrency: 4, duplicateShare: 0, reorderShare: 0 },
  outage: null,
  review: { after: { min: 15_000, max: 30_000 }, outcome: "approve", reason: "PROMOTIONAL" },
  number: {
    status: "CONNECTED",
    nameStatus: "APPROVED",
    quality: "GREEN",
    paymentProblem: false,
  },
  token: {
    expired: false,
    permissions: ["whatsapp_business_messaging", "whatsapp_business_management"],
  },
};

const partOf = <T extends z.ZodObject>(schema: T) => schema.partial();

/** A change names only what it changes, down to the second level. */
export const BehaviourChange = Behaviour.extend({
  delays: partOf(Behaviour.shape.delays),
  hold: partOf(Behaviour.shape.hold),
  limits: partOf(Behaviour.shape.limits),
  webhooks: partOf(Behaviour.shape.webhooks),
  review: partOf(Behaviour.shape.review),
  number: partOf(Behaviour.shape.number),
  token: partOf(Behaviour.shape.token),
}).partial();

export type BehaviourChange = z.infer<typeof BehaviourChange>;

export function changed(behaviour: Behaviour, change: BehaviourChange): Behaviour {
  return Behaviour.parse({
    ...behaviour,
    ...change,
    delays: { ...behaviour.delays, ...change.delays },
    hold: { ...behaviour.hold, ...change.hold },
    limits: { ...behaviour.limits, ...change.limits },
    webhooks: { ...behaviour.webhooks, ...change.webhooks },
    review: { ...behaviour.review, ...change.review },
    number: { ...behaviour.number, ...change.number },
    token: { ...behaviour.token, ...change.token },
  });
}
