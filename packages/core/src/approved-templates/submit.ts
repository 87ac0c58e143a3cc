import type { Ctx } from "@siar/kernel/ctx";
import { fail, type FieldError } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { accountClient, becomesDue, connectedAccounts, metaFailure } from "../channels/index.ts";
import type { Lend } from "../channels/index.ts";
import { draftProblems, draftSentence, submissionOf, type TemplateDraft } from "./rules/index.ts";
import { ApprovedTemplate, SubmitInput } from "./schema.ts";
import { findByName, saveSubmitted, show } from "./store.ts";

/** Meta reads it for minutes, at most a day; a webhook tells what became of it. */
export const submit = (lend: Lend) =>
  verb({
    name: "approved-template.submit",
    summary: "Create a template and hand it to Meta for approval.",
    permission: "template:manage",
    input: SubmitInput,
    output: ApprovedTemplate,
    fails: [
      "template-draft-wrong",
      "template-exists",
      "channel-not-connected",
      "channel-secret-unreadable",
      "meta-refused",
      "meta-unreachable",
    ],
    run: async (ctx, { accountId, ...draft }) => {
      const problem = draftFailure(ctx, draft);
      if (problem !== null) return problem;
      const id = await accountOf(ctx, accountId);
      if (id === null) return fail("channel-not-connected");
      const known = await findByName(ctx, id, draft.name, draft.language);
      if (known !== null && known.status !== "DELETED") {
        return fail("template-exists", { name: draft.name, language: draft.language });
      }
      const submission = submissionOf(draft);
      const taken = await handOver(ctx, lend, id, submission);
      if (!taken.ok) return taken;
      return ok({
        statements: saveSubmitted(ctx, id, { ...submission, ...taken.value }),
        audit: {
          action: "approved-template.submit",
          entity: "approved-template",
          after: { name: draft.name, language: draft.language, category: taken.value.category },
        },
        answer: () => saved(ctx, id, draft),
      });
    },
  });

function draftFailure(ctx: Ctx, draft: TemplateDraft) {
  const errors: FieldError[] = draftProblems(draft).map((problem) => ({
    path: problem.path,
    message: draftSentence(problem, ctx.locale),
  }));
  return errors.length === 0 ? null : fail("template-draft-wrong", {}, errors);
}

async function accountOf(ctx: Ctx, wanted: number | undefined): Promise<number | null> {
  const accounts = await connectedAccounts(ctx);
  const chosen = wanted === undefined ? accounts[0] : accounts.find(({ id }) => id === wanted);
  return chosen?.id ?? null;
}

async function handOver(
  ctx: Ctx,
  lend: Lend,
  accountId: number,
  submission: ReturnType<typeof submissionOf>,
) {
  const account = await accountClient(ctx, await lend(), accountId);
  if (!account.ok) return account;
  const { client, wabaId } = account.value;
  const taken = await client.submitTemplate(wabaId, submission);
  if (taken.ok) return taken;
  // Its answer may be lost while Meta has it: then the next minute's sync brings it here.
  if (taken.error.kind === "unreachable") await ctx.db.batch([becomesDue(ctx, wabaId, "sync")]);
  return metaFailure(taken.error, ctx.locale);
}

async function saved(
  ctx: Ctx,
  accountId: number,
  { name, language }: TemplateDraft,
): Promise<Result<ApprovedTemplate>> {
  const row = await findByName(ctx, accountId, name, language);
  return row === null ? fail("not-found", { what: "template" }) : ok(show(row));
}
