import { sql, type SQL } from "drizzle-orm";
import { DAY, MINUTE } from "@siar/kernel/clock";
import { may, type Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import type { Recipient } from "@siar/whatsapp";
import { z } from "zod";
import { optedOutSql } from "../consent/index.ts";
import { readPhone } from "../contacts/index.ts";
import { personOf as shownPersonOf, type Person } from "../message-templates/index.ts";
import { personOf } from "../sending/rules/index.ts";
import { getSettings } from "../settings/index.ts";
import { TEST_WINDOW, TESTS_ALLOWED, type Standing } from "./rules/index.ts";

/** Whom a test goes to. */
export interface TestRecipient {
  readonly contactId: number | null;
  /** Whose name and fields somebody else's phone gets to read. */
  readonly asContactId: number | null;
  readonly to: Recipient;
  readonly person: Person;
  readonly standing: Standing;
  /** Still nobody who has opted out: asked again in the batch that decides. */
  readonly mayBeWrittenTo: SQL;
}

export interface Named {
  readonly contactId?: number | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
}

export async function testRecipient(
  ctx: Ctx,
  named: Named,
  numberId: number,
): Promise<Result<TestRecipient>> {
  const { contactId, phone } = named;
  if (contactId !== undefined && !may(ctx, "contact:view")) {
    return fail("forbidden", { permission: "contact:view" });
  }
  if (phone !== undefined) {
    const number = await bareNumber(ctx, phone, named.name ?? "", numberId);
    return number.ok && contactId !== undefined
      ? inTheNameOf(ctx, number.value, contactId)
      : number;
  }
  if (contactId !== undefined) return someContact(ctx, contactId, numberId);
  const message = "A contact or a phone number.";
  return fail("invalid-input", {}, [{ path: "contactId", message }]);
}

/** A colleague's phone, reading what the contact would read. */
async function inTheNameOf(
  ctx: Ctx,
  number: TestRecipient,
  contactId: number,
): Promise<Result<TestRecipient>> {
  const person = await shownPersonOf(ctx, contactId);
  return person.ok ? ok({ ...number, asContactId: contactId, person: person.value }) : person;
}

async function someContact(ctx: Ctx, id: number, numberId: number): Promise<Result<TestRecipient>> {
  const who = sql`c.id = ${id}`;
  const known = await knownOf(ctx, who, null, numberId);
  if (known.contactId === null) return fail("not-found", { what: "contact" });
  const { contactId, phone, userId } = known;
  const to = phone !== null ? { phone, userId } : userId === null ? null : { phone, userId };
  if (to === null) return fail("contact-unreachable");
  const mayBeWrittenTo = sql`NOT ${hasOptedOut(who, null)}`;
  const person = personOf(known);
  return ok({ contactId, asContactId: null, to, person, standing: known, mayBeWrittenTo });
}

/** Whoever has the number, the message speaks to the name that was given: fields have no values. */
async function bareNumber(
  ctx: Ctx,
  written: string,
  name: string,
  numberId: number,
): Promise<Result<TestRecipient>> {
  const { defaultCountry } = await getSettings(ctx);
  const phone = readPhone(written, defaultCountry);
  if (phone === null) {
    const errors = [{ path: "phone", message: "Not a phone number." }];
    return fail("phone-invalid", { phone: written }, errors);
  }
  const who = sql`c.phone = ${phone}`;
  const known = await knownOf(ctx, who, phone, numberId);
  return ok({
    contactId: known.contactId,
    asContactId: null,
    to: { phone, userId: known.userId },
    person: { id: known.contactId ?? 0, name, phone, attributes: {} },
    standing: known,
    mayBeWrittenTo: sql`NOT ${hasOptedOut(who, phone)}`,
  });
}

const WINDOW = DAY - MINUTE;
const Flag = z.number().transform((flag) => flag === 1);

const Known = z.object({
  contactId: z.number().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  userId: z.string().nullable(),
  attributes: z.string().nullable(),
  optedOut: Flag,
  notOnWhatsapp: Flag,
  marketingHeld: Flag,
  windowOpen: Flag,
});

async function knownOf(ctx: Ctx, who: SQL, phone: string | null, numberId: number) {
  const [row] = await ctx.db.all(sql`
    SELECT c.id AS contactId, c.name AS name, c.phone AS phone, c.user_id AS userId,
      c.attributes AS attributes, ${hasOptedOut(who, phone)} AS optedOut,
      c.not_on_whatsapp_at IS NOT NULL AS notOnWhatsapp,
      coalesce(c.marketing_blocked_until > ${ctx.now}, 0) AS marketingHeld,
      EXISTS (SELECT 1 FROM service_windows WHERE contact_id = c.id AND number_id = ${numberId}
        AND last_inbound_at > ${ctx.now - WINDOW}) AS windowOpen
    FROM (SELECT 1) LEFT JOIN contacts AS c ON ${who}`);
  return Known.parse(row);
}

/** Also true of a number whose contact was deleted after a STOP. */
const hasOptedOut = (who: SQL, phone: string | null): SQL => sql`(
  EXISTS (SELECT 1 FROM contacts AS c WHERE ${who} AND ${optedOutSql(sql`c.id`)})
  OR EXISTS (SELECT 1 FROM suppressions WHERE identity = ${phone}))`;

/** Far more than a business sends in a minute, so that the look back has an end. */
const LOOK_BACK = 500;

const testsOf = (ctx: Ctx): SQL => sql`
  SELECT at FROM (
    SELECT member_id, at FROM audit_log WHERE action = 'campaign.test'
    ORDER BY id DESC LIMIT ${LOOK_BACK})
  WHERE member_id IS ${ctx.actor.memberId} AND at > ${ctx.now - TEST_WINDOW}`;

/** When this member last sent tests, the latest first. */
export async function latestTests(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.all<{ at: number }>(testsOf(ctx));
  return rows.map(({ at }) => at);
}

/** The same within the batch that counts this one: of many at once, only the first five pass. */
export const testIsAllowed = (ctx: Ctx): SQL =>
  sql`(SELECT count(*) FROM (${testsOf(ctx)})) < ${TESTS_ALLOWED}`;
