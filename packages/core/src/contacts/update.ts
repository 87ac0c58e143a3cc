import { changes } from "@siar/kernel/changes";
import { guardChanged, type Plan } from "@siar/kernel/commit";
import type { Ctx } from "@siar/kernel/ctx";
import { ok, type Result } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import type { z } from "zod";
import { wearStatements } from "../labels/index.ts";
import * as checked from "./checked.ts";
import { answerContact, loadContact } from "./get.ts";
import { maskPhone } from "./rules/index.ts";
import { Contact, ContactEdit } from "./schema.ts";
import { auditContact } from "./show.ts";
import { updateContact, type ContactRow } from "./store.ts";

export const update = verb({
  name: "contact.update",
  summary: "Change a contact: what is left out stays, null takes it away.",
  permission: "contact:write",
  input: ContactEdit,
  output: Contact,
  fails: [
    "not-found",
    "changed-meanwhile",
    "phone-invalid",
    "contact-unreachable",
    "phone-taken",
    "user-id-taken",
    "field-unknown",
    "field-value-invalid",
  ],
  run: planUpdate,
});

/** For another noun's verb that changes a contact too. */
export async function planUpdate(
  ctx: Ctx,
  input: z.output<typeof ContactEdit>,
): Promise<Result<Plan<Contact>>> {
  const found = await loadContact(ctx, input.id);
  if (!found.ok) return found;
  const before = found.value;
  const edit = await checkedEdit(ctx, before, input);
  if (!edit.ok) return edit;
  const labels = await checked.checkedLabels(ctx, input.labelIds);
  if (!labels.ok) return labels;
  const worn = labels.value;
  return ok({
    statements: [
      updateContact(ctx, input, edit.value),
      guardChanged(ctx.db),
      ...(worn === undefined ? [] : wearStatements(ctx, input.id, worn)),
    ],
    audit: {
      action: "contact.update",
      entity: "contact",
      entityId: input.id,
      ...difference(before, edit.value, worn),
    },
    onDuplicate: checked.identityTaken,
    answer: () => answerContact(ctx, input.id),
  });
}

async function checkedEdit(ctx: Ctx, before: ContactRow, input: z.output<typeof ContactEdit>) {
  const phone = await checked.checkedPhone(ctx, input.phone);
  if (!phone.ok) return phone;
  const attributes = await checked.checkedAttributes(ctx, before.attributes, input.attributes);
  if (!attributes.ok) return attributes;
  const { name, userId, language, timezone, workflowStatus, rating } = input;
  const left = {
    phone: phone.value === undefined ? before.phone : phone.value,
    userId: userId === undefined ? before.userId : userId,
  };
  if (left.phone === null && left.userId === null) return checked.unreachable();
  return ok({
    ...left,
    attributes: attributes.value,
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(timezone !== undefined && { timezone }),
    ...(workflowStatus !== undefined && { workflowStatus }),
    ...(rating !== undefined && { rating }),
    ...checked.optInColumns(ctx, input.optIn),
  });
}

function difference(
  row: ContactRow,
  { phone, ...edit }: Partial<ContactRow>,
  labels: readonly number[] | undefined,
) {
  const before = auditContact(row);
  const worn = row.labels.map(({ id }) => id).toSorted((a, b) => a - b);
  return changes(
    { ...before, ...row, phone: before["phone"], labelIds: worn },
    {
      ...edit,
      ...(phone !== undefined && { phone: phone === null ? null : maskPhone(phone) }),
      ...(labels !== undefined && { labelIds: [...new Set(labels)].toSorted((a, b) => a - b) }),
    },
  );
}
