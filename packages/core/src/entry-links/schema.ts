import { z } from "zod";
import { Email, Member, MemberId, NewMember, Password, PersonName } from "../members/schema.ts";

export const Invitation = z
  .object({
    id: z.number().int(),
    email: z.string(),
    role: Member.shape.role,
    customRole: Member.shape.customRole,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;

export const InvitationInput = NewMember.pick({ email: true, role: true, customRoleId: true });
export const InvitationId = MemberId;

/** What follows the address of the admin UI: after the `#`, so that no server ever logs it. */
const Path = z.string().describe("The link, from the address of Siar on. It is shown this once.");

export const NewInvitation = z
  .object({ ...Invitation.shape, path: Path })
  .meta({ id: "NewInvitation" });

export const PasswordLink = z.object({ path: Path, expiresAt: z.iso.datetime() });

const Token = z.string().regex(/^[\w-]{43}$/, "This is not a whole link.");

export const LookThrough = z.object({ token: Token });

export const Entry = z.object({
  kind: z.enum(["invitation", "password"]),
  email: Email,
  name: z
    .string()
    .nullable()
    .describe("Of the member whose password is set; null for an invitation."),
  businessName: z.string(),
});

export const Entering = z.object({
  token: Token,
  name: PersonName.optional().describe("Needed for an invitation."),
  password: Password,
});
export type Entering = z.infer<typeof Entering>;
