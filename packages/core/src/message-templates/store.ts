import { eq } from "drizzle-orm";
import { may, type Ctx } from "@siar/kernel/ctx";
import { maskPhone } from "../contacts/rules/index.ts";
import { contacts } from "../contacts/tables.ts";
import type { Person } from "./rules/index.ts";

/** A contact as messages may speak of them, for whoever is looking: phones may be masked. */
export async function personOf(ctx: Ctx, contactId: number): Promise<Person | null> {
  const { name, phone, attributes } = contacts;
  const [row] = await ctx.db
    .select({ name, phone, attributes })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  if (row === undefined) return null;
  if (row.phone === null || may(ctx, "contact:read_phone")) return row;
  return { ...row, phone: maskPhone(row.phone) };
}
