import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { Contact, ContactId } from "./schema.ts";
import { showContact } from "./show.ts";
import { findContact, type ContactRow } from "./store.ts";

export async function loadContact(ctx: Ctx, id: number): Promise<Result<ContactRow>> {
  const row = await findContact(ctx, id);
  return row === null ? fail("not-found", { what: "contact" }) : ok(row);
}

/** For the answer of a verb that has just written to the contact. */
export async function answerContact(ctx: Ctx, id: number): Promise<Result<Contact>> {
  const found = await loadContact(ctx, id);
  return found.ok ? ok(showContact(ctx, found.value)) : found;
}

export const get = query({
  name: "contact.get",
  summary: "Read one contact.",
  permission: "contact:view",
  input: ContactId,
  output: Contact,
  fails: ["not-found"],
  run: (ctx, { id }) => answerContact(ctx, id),
});
