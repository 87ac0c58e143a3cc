import { z } from "zod";
import { roleNames } from "../roles/schema.ts";
import { Country, Zone } from "../settings/schema.ts";

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("This is not an e-mail address."));

export const PersonName = z.string().trim().min(1, "A name is needed.").max(100);
/** How strong it must be is a rule of its own; more than this would only burn the hash's time. */
export const Password = z.string().min(1, "A password is needed.").max(128);

export const Member = z
  .object({
    id: z.number().int(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roleNames),
    customRole: z
      .object({ id: z.number().int(), name: z.string() })
      .nullable()
      .describe("The composed role, where `role` is `custom`."),
    suspended: z.boolean().describe("Shut out until somebody reinstates them."),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;

export const MemberId = z.object({ id: z.coerce.number().int().positive() });

export const SignIn = z.object({ email: Email, password: Password });
export type SignIn = z.infer<typeof SignIn>;

/** A role as it is given; which one is meant by `custom` is said beside it. */
export const RoleGiven = z.object({
  role: z.enum(roleNames).exclude(["owner"]),
  customRoleId: z.number().int().positive().nullable().default(null),
});

/** An owner is made by the set-up and, later, by handing the business over. */
export const NewMember = z.object({
  name: PersonName,
  email: Email,
  ...RoleGiven.shape,
  password: Password,
});

export const OwnSession = z
  .object({
    id: z.number().int(),
    device: z.string().nullable(),
    address: z.string().nullable(),
    startedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().describe("Exact to the day."),
    current: z.boolean().describe("The one that asks."),
  })
  .meta({ id: "OwnSession" });
export type OwnSession = z.infer<typeof OwnSession>;

export const SetUp = z.object({
  businessName: z.string().trim().min(1, "A name is needed.").max(100),
  name: PersonName,
  email: Email,
  password: Password,
  defaultCountry: Country.default("ID"),
  timezone: Zone.default("Asia/Jakarta"),
  locale: z.enum(["en", "id"]).default("id"),
});

export const Session = z
  .object({
    member: Member.pick({ id: true, name: true, email: true, role: true, customRole: true }),
    permissions: z.array(z.string()),
    business: z.object({
      name: z.string(),
      defaultCountry: z.string(),
      timezone: z.string(),
      locale: z.enum(["en", "id"]),
      quietHours: z.object({ from: z.string(), until: z.string() }).nullable(),
    }),
    mode: z.enum(["local", "production"]),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;
