import { z } from "zod";

const Count = z.number().int().nonnegative();
const When = z.iso.datetime();

/** A campaign that runs or is paused, with what its object has in hand. */
export const QueuedCampaign = z.object({
  id: z.number(),
  name: z.string(),
  status: z.enum(["running", "paused"]),
  phase: z.string().nullable(),
  ratePerSecond: z.number().describe("As set."),
  perSecond: z.number().describe("Over the last minute, by the ledger."),
  pending: Count.describe("Rows to be sent, those in hand included."),
  slices: Count.nullable().describe("Out; null where the campaign's object did not answer."),
  leases: Count.nullable().describe("Slices that a consumer works on."),
  rowsOut: Count.nullable().describe("Rows in those slices."),
  rowsWaiting: Count.nullable().describe("Rows in no slice yet; at most what is pending."),
  dueAt: When.nullable().describe("No row that waits may be tried before then."),
  heldUntil: When.nullable().describe("Meta does not answer; nobody sends before then."),
});
export type QueuedCampaign = z.infer<typeof QueuedCampaign>;

const Backlog = z.object({ count: Count, oldestAt: When.nullable() });
const Times = z.object({ middle: Count, longest: Count }).nullable();

/** A recipient at whom three consumers in a row ended. */
export const DeadRow = z.object({
  id: z.number(),
  campaignId: z.number(),
  campaignName: z.string(),
  seq: z.number(),
  contactId: z.number(),
  contactName: z.string(),
  attempts: Count,
  at: When,
});
export type DeadRow = z.infer<typeof DeadRow>;

/** Something from Meta that could not be applied after many tries. */
export const DeadEvent = z.object({
  id: z.number(),
  kind: z.string(),
  reason: z.string(),
  at: When,
});
export type DeadEvent = z.infer<typeof DeadEvent>;

export const Queue = z
  .object({
    at: When,
    campaigns: z.array(QueuedCampaign),
    outbox: Backlog.describe("Changes that an object or a queue was not told of yet."),
    jobs: Backlog.describe("Background work that waits or goes on."),
    lastMinute: z.object({ sent: Count, perSecond: z.number() }),
    lastHour: z.object({
      campaigns: Count.describe("Launched within it."),
      sent: Count.describe("By those."),
      waitedSeconds: Times.describe("From the launch to the first message."),
      ranSeconds: Times.describe("From the launch to the end, or until now."),
    }),
    deadRows: z.array(DeadRow).describe("The latest hundred."),
    deadEvents: z.array(DeadEvent).describe("The latest hundred."),
    counted: z
      .array(z.object({ kind: z.string(), count: Count, at: When.describe("The last one.") }))
      .describe("What Meta reported and nothing here acts on, the latest first."),
  })
  .meta({ id: "Queue" });
export type Queue = z.infer<typeof Queue>;
