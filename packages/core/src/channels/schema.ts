import { z } from "zod";

export const accountStatuses = ["connected", "failing", "disconnected"] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export const WhatsAppNumber = z
  .object({
    id: z.number().int(),
    phoneNumberId: z.string(),
    displayPhone: z.string(),
    verifiedName: z.string(),
    quality: z.string().describe("GREEN, YELLOW, RED or UNKNOWN, as Meta rates it."),
    status: z.string(),
    throughput: z.number().int().describe("Messages a second that Meta lets through."),
    messagingLimit: z.string().nullable(),
  })
  .meta({ id: "WhatsAppNumber" });
export type WhatsAppNumber = z.infer<typeof WhatsAppNumber>;

/** A connected account. Its secrets never leave the database. */
export const WhatsAppAccount = z
  .object({
    id: z.number().int(),
    wabaId: z.string(),
    name: z.string(),
    status: z.enum(accountStatuses),
    lastError: z.string().nullable(),
    callbackPath: z.string().describe("What to enter as callback address in Meta's dashboard."),
    numbers: z.array(WhatsAppNumber),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "WhatsAppAccount" });
export type WhatsAppAccount = z.infer<typeof WhatsAppAccount>;

export const AccountId = z.object({ id: z.coerce.number().int().positive() });

const Secret = (label: string) => z.string().trim().min(1, `${label} is needed.`).max(1_000);

export const ConnectInput = z.object({
  wabaId: z
    .string()
    .trim()
    .regex(/^\d{5,30}$/, "The account id is a number of Meta's."),
  token: Secret("The access token"),
  appSecret: Secret("The app secret"),
  verifyToken: Secret("The verify token"),
  name: z.string().trim().min(1).max(100).optional(),
});
export type ConnectInput = z.infer<typeof ConnectInput>;

export const ConnectionCheck = z.object({
  check: z.enum(["token", "numbers", "subscription"]),
  ok: z.boolean(),
  /** What is wrong and how to mend it, in the caller's language. */
  detail: z.string().nullable(),
});
export type ConnectionCheck = z.infer<typeof ConnectionCheck>;

export const ConnectionReport = z
  .object({ ok: z.boolean(), checks: z.array(ConnectionCheck) })
  .meta({ id: "WhatsAppConnectionReport" });
