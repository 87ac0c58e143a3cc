import type { z } from "zod";
import type { Ctx } from "@siar/kernel/ctx";
import { PlainText } from "@siar/kernel/plain-text";
import { ok } from "@siar/kernel/result";
import { query, verb } from "@siar/kernel/verb";
import { consentOf, optInStatements, optOutStatements } from "../consent/index.ts";
import { Consent } from "../consent/schema.ts";
import { answerContact, loadContact } from "./get.ts";
import { Contact, ContactId } from "./schema.ts";
import { showContact } from "./show.ts";

const WithReason = ContactId.extend({
  reason: PlainText.trim().min(1, "A reason is needed.").max(500),
});

const sourceOf = ({ actor }: Ctx) => (actor.kind === "key" ? "api" : "person");

export const optOut = verb({
  name: "contact.opt-out",
  summary: "Opt a contact out of broadcasts, for them.",
  permission: "contact:write",
  input: WithReason,
  output: Contact,
  fails: ["not-found"],
  run: (ctx, input) => decide(ctx, input, true),
});

export const optIn = verb({
  name: "contact.opt-in",
  summary: "Opt a contact in again. Meta's own flag is theirs to lift.",
  permission: "contact:write",
  input: WithReason,
  output: Contact,
  fails: ["not-found"],
  run: (ctx, input) => decide(ctx, input, false),
});

/** Saying it twice changes nothing, and leaves no second entry anywhere. */
async function decide(ctx: Ctx, { id, reason }: z.output<typeof WithReason>, out: boolean) {
  const found = await loadContact(ctx, id);
  if (!found.ok) return found;
  const before = found.value.optedOut;
  if (before === out) {
    return ok({ statements: [], answer: () => showContact(ctx, found.value) });
  }
  const said = { contactId: id, source: sourceOf(ctx), said: reason } as const;
  return ok({
    statements: out ? optOutStatements(ctx, said) : optInStatements(ctx, said),
    audit: {
      action: out ? "contact.opt-out" : "contact.opt-in",
      entity: "contact",
      entityId: id,
      before: { optedOut: before },
      after: { optedOut: out, reason },
    },
    answer: () => answerContact(ctx, id),
  });
}

export const consent = query({
  name: "contact.consent",
  summary: "Read what a contact said about being written to: when, how, from which campaign.",
  permission: "contact:view",
  input: ContactId,
  output: Consent,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const found = await loadContact(ctx, id);
    return found.ok ? ok(await consentOf(ctx, id)) : found;
  },
});
