import { z } from "zod";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { problemSentence } from "@siar/whatsapp/template-problems";
import { personOf } from "../message-templates/index.ts";
import { problemsOf } from "./rules/index.ts";
import { PreviewInput, TemplateValidation } from "./schema.ts";
import { getTemplate } from "./store.ts";

const ValidateInput = PreviewInput.extend({
  hasMedia: z.boolean().default(false).describe("Whether a file is chosen for the header."),
});

export const validate = query({
  name: "approved-template.validate",
  summary: "Say what Meta would refuse: which variable of which component, and why.",
  permission: "template:view",
  input: ValidateInput,
  output: TemplateValidation,
  fails: ["not-found", "forbidden", "message-brace-open", "message-variable-malformed"],
  run: async (ctx, { id, variables, contactId, hasMedia }) => {
    const template = await getTemplate(ctx, id);
    if (template === null) return fail("not-found", { what: "template" });
    const person = contactId === undefined ? ok(null) : await personOf(ctx, contactId);
    if (!person.ok) return person;
    const problems = problemsOf({ shape: template, variables, hasMedia, person: person.value });
    if (!problems.ok) return problems;
    return ok({
      ok: problems.value.length === 0 && template.sendable,
      sendable: template.sendable,
      problems: problems.value.map((problem) => ({
        component: problem.component,
        variable: problem.key,
        button: problem.button ?? null,
        why: problem.why,
        limit: problem.limit ?? null,
        message: problemSentence(problem, ctx.locale),
      })),
    });
  },
});
