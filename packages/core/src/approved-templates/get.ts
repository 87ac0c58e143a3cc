import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { ApprovedTemplate, TemplateId } from "./schema.ts";
import { getTemplate } from "./store.ts";

export const get = query({
  name: "approved-template.get",
  summary: "Read a WhatsApp template.",
  permission: "template:view",
  input: TemplateId,
  output: ApprovedTemplate,
  fails: ["not-found"],
  run: async (ctx, { id }) => {
    const template = await getTemplate(ctx, id);
    return template === null ? fail("not-found", { what: "template" }) : ok(template);
  },
});

/** For a campaign that is about to start: approved, and of a kind that Siar can send. */
export async function getSendableTemplate(
  ctx: Pick<Ctx, "db">,
  id: number,
): Promise<Result<ApprovedTemplate>> {
  const template = await getTemplate(ctx, id);
  if (template === null) return fail("not-found", { what: "template" });
  if (template.sendable) return ok(template);
  const { name, status, unsendablePart: part } = template;
  return part === null
    ? fail("template-not-sendable", { name, status })
    : fail("template-kind-unsupported", { name, part });
}
