import { z } from "zod";

export const accountStatuses = ["connected", "failing", "disconnected"] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** In the order in which they are made: what fails early hides what comes after it. */
export const checkNames = [
  "token",
  "permissions",
  "numbers",
  "registration",
  "displayName",
  "payment",
  "health",
  "subscription",
] as const;
export type CheckName = (typeof checkNames)[number];

export const ConnectionCheck = z
  .object({
    check: z.enum(checkNames),
    ok: z.boolean(),
    about: z.string().nullable().describe("The number that it is about, where it is about one."),
    detail: z.string().nullable().describe("What is wrong, in the caller's language."),
    step: z.string().nullable().describe("How to mend it."),
    link: z.url().nullable().describe("Where to mend it."),
  })
  .meta({ id: "WhatsAppConnectionCheck" });
export type ConnectionCheck = z.infer<typeof ConnectionCheck>;

/** What went wrong, and what to do about it. */
const Trouble = z.object({
  code: z.number().int().nullable(),
  detail: z.string(),
  step: z.string(),
});

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
    nameStatus: z.string().nullable().describe("Of the display name: APPROVED, DECLINED, …"),
    health: z
      .object({
        canSend: z.string().describe("AVAILABLE, LIMITED or BLOCKED."),
        problems: z.array(Trouble),
      })
      .nullable(),
    lastError: Trouble.extend({ at: z.iso.datetime() })
      .nullable()
      .describe("The last time that Meta refused everything from this number."),
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
    verifiedAt: z.iso.datetime().nullable().describe("When Meta last verified that address."),
    rotatedAt: z.iso
      .datetime()
      .nullable()
      .describe("Since when a new app secret is valid beside the former one."),
    checks: z.array(ConnectionCheck).describe("What the last look at Meta found."),
    checkedAt: z.iso.datetime().nullable(),
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

/** Only what is to be replaced. */
export const SecretsInput = AccountId.extend({
  token: Secret("The access token").optional(),
  appSecret: Secret("The app secret").optional(),
  verifyToken: Secret("The verify token").optional(),
});

export const ConnectionReport = z
  .object({ ok: z.boolean(), checks: z.array(ConnectionCheck) })
  .meta({ id: "WhatsAppConnectionReport" });
