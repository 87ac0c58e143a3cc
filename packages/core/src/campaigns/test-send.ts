import { sql } from "drizzle-orm";
import { auditStatement, guardThat, type Statement } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { Title } from "@siar/kernel/plain-text";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import type { SendOutcome } from "@siar/whatsapp";
import { z } from "zod";
import { getSendableTemplate } from "../approved-templates/index.ts";
import { metaFailure, senderOf, type ChannelEnv, type Sender } from "../channels/index.ts";
import { maskPhone, showPhone } from "../contacts/index.ts";
import { lessonOf } from "../sending/index.ts";
import { isLostAtMeta } from "../media/index.ts";
import { demandsOf, testCallbackOf, type Rendered } from "../sending/rules/index.ts";
import type { FrozenMessage } from "../sending/schema.ts";
import { freezeMessage } from "./launch.ts";
import { mayBeTested, waitForTest, whyUntestable } from "./rules/index.ts";
import { CampaignTest, Id } from "./schema.ts";
import { findCampaign, type CampaignRow } from "./store.ts";
import { withFile, type TestMessage } from "./test-message.ts";
import {
  latestTests,
  testIsAllowed,
  testRecipient,
  type Named,
  type TestRecipient,
} from "./test-recipient.ts";

const TestInput = z.object({
  id: Id,
  contactId: Id.optional().describe("Whom it speaks to; who gets it too, unless a phone is named."),
  phone: Title.max(40).optional().describe("Who gets it."),
  name: Title.max(200).optional().describe("What the message calls a bare phone number."),
});

/** What a Worker lends for a test: the way to Meta, and the files that messages carry. */
export type LendTest = () => Promise<ChannelEnv & { readonly FILES: R2Bucket }>;

const fails = [
  "not-found",
  "forbidden",
  "campaign-transition",
  "campaign-incomplete",
  "channel-not-connected",
  "channel-secret-unreadable",
  "template-not-sendable",
  "media-gone",
  "media-kind-wrong",
  "template-kind-unsupported",
  "template-values-wrong",
  "phone-invalid",
  "contact-unreachable",
  "recipient-opted-out",
  "recipient-not-on-whatsapp",
  "recipient-marketing-held",
  "recipient-window-closed",
  "message-variable-missing",
  "too-many-tests",
  "meta-refused",
  "meta-unreachable",
  "test-in-doubt",
] as const;

/**
 * One message to one person, at once, beside the ledger and its cooldowns. It needs no grant: a
 * fifth of the number's throughput is kept free of campaigns for it.
 */
export const testSend = (lend: LendTest) =>
  verb({
    name: "campaign.test",
    summary: "Send a campaign's message to one person, to see what it looks like.",
    permission: "campaign:send",
    input: TestInput,
    output: CampaignTest,
    fails,
    run: async (ctx, { id, ...named }) => {
      const found = await findCampaign(ctx, id);
      if (found === null) return fail("not-found", { what: "campaign" });
      const ready = await readyToTest(ctx, lend, found.campaign, named);
      if (!ready.ok) return ready;
      const test = ready.value;
      return ok({
        // Counted, and the key spent, before the message leaves: a lost answer repeats nothing.
        statements: [guardThat(ctx.db, sql`${testIsAllowed(ctx)} AND ${test.to.mayBeWrittenTo}`)],
        audit: entryOf("campaign.test", test, {}),
        answer: () => sendTest(ctx, test),
      });
    },
  });

interface Test extends TestMessage {
  readonly campaignId: number;
  readonly sender: Sender;
  readonly to: TestRecipient;
}

async function readyToTest(
  ctx: Ctx,
  lend: LendTest,
  campaign: CampaignRow,
  named: Named,
): Promise<Result<Test>> {
  const { id: campaignId, status, numberId } = campaign;
  if (!mayBeTested(status)) return fail("campaign-transition", { status, command: "test" });
  if (numberId === null) return fail("channel-not-connected");
  const lent = await lend();
  const sender = await senderOf(ctx, lent, numberId);
  if (!sender.ok) return sender;
  const message = await messageOf(ctx, campaign);
  if (!message.ok) return message;
  const to = await testRecipient(ctx, named, numberId);
  if (!to.ok) return to;
  const refused = whyUntestable(to.value.standing, demandsOf(message.value));
  if (refused !== null) return refused;
  const seconds = waitForTest(await latestTests(ctx), ctx.now);
  if (seconds !== null) return fail("too-many-tests", { seconds });
  const rendered = await withFile(ctx, lent.FILES, sender.value, {
    campaignId,
    message: message.value,
    to: to.value,
  });
  if (!rendered.ok) return rendered;
  return ok({ campaignId, sender: sender.value, to: to.value, ...rendered.value });
}

/** What was launched is what is tested, unless its template cannot be sent any more. */
async function messageOf(ctx: Ctx, campaign: CampaignRow): Promise<Result<FrozenMessage>> {
  const { frozenMessage, templateId } = campaign;
  if (frozenMessage === null) return freezeMessage(ctx, campaign);
  if (templateId === null) return ok(frozenMessage);
  const template = await getSendableTemplate(ctx, templateId);
  return template.ok ? ok(frozenMessage) : template;
}

/** A file that Meta has lost meanwhile is given to it anew, and the message sent again. */
async function outcomeOf(ctx: Ctx, test: Test): Promise<SendOutcome> {
  const { sender, file } = test;
  const first = await send(ctx, test, test.rendered);
  if (file === null || first.kind !== "refused") return first;
  if (!(await isLostAtMeta(ctx, sender, { ...file, code: first.code }))) return first;
  const again = await file.again();
  return again.ok ? send(ctx, test, again.value) : first;
}

const send = (ctx: Ctx, { sender, to, campaignId }: Test, { content }: Rendered) =>
  sender.client.send(sender.phoneNumberId, {
    to: to.to,
    content,
    callback: testCallbackOf({ campaignId, contactId: to.contactId, requestId: ctx.requestId }),
  });

async function sendTest(ctx: Ctx, test: Test): Promise<Result<CampaignTest>> {
  const { to, text } = test;
  const outcome = await outcomeOf(ctx, test);
  await ctx.db.batch([
    auditStatement(ctx, entryOf("campaign.tested", test, auditOf(outcome))),
    ...lessonsOf(ctx, test, outcome),
  ]);
  switch (outcome.kind) {
    case "accepted": {
      const { wamid, held } = outcome;
      return ok({
        contactId: to.contactId,
        phone: showPhone(ctx, to.to.phone),
        text,
        wamid,
        held,
      });
    }
    case "refused":
      return metaFailure(outcome, ctx.locale);
    case "not-sent":
      return metaFailure({ kind: "unreachable", why: "no-connection" }, ctx.locale);
    case "in-doubt":
      return fail("test-in-doubt");
  }
}

/** The audit log is read by people who may not see phone numbers. */
const entryOf = (
  action: "campaign.test" | "campaign.tested",
  { campaignId, to }: Test,
  outcome: Record<string, unknown>,
) => ({
  action,
  entity: "campaign",
  entityId: campaignId,
  after: {
    contactId: to.contactId,
    ...(to.asContactId !== null && { asContactId: to.asContactId }),
    to: to.to.phone === null ? to.to.userId : maskPhone(to.to.phone),
    ...outcome,
  },
});

function auditOf(outcome: SendOutcome): Record<string, unknown> {
  switch (outcome.kind) {
    case "accepted":
      return { outcome: "accepted", wamid: outcome.wamid };
    case "refused":
      return { outcome: "refused", errorCode: outcome.code };
    case "not-sent":
    case "in-doubt":
      return { outcome: outcome.kind };
  }
}

/** What Meta says about a person is true of them, whoever asked; a STOP is not the campaign's doing. */
function lessonsOf(ctx: Ctx, { to: { contactId } }: Test, outcome: SendOutcome): Statement[] {
  return outcome.kind !== "refused" || contactId === null
    ? []
    : lessonOf(ctx, { contactId, campaignId: null }, outcome.code);
}
