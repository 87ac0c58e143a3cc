import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import { may } from "@siar/kernel/ctx";
import { allFields } from "../fields/index.ts";
import { knownLabels } from "../labels/index.ts";
import { leavesOf, type Criteria } from "./rules/criteria.ts";
import { checkCriteria, labelIdsOf } from "./rules/vocabulary.ts";

/** So much of a number says where somebody is from; more would say who it is. */
const PREFIX_FOR_ALL = 7;

/** Criteria that make sense in this business and that this actor may ask. */
export async function checkedCriteria(ctx: Ctx, criteria: Criteria): Promise<Result<Criteria>> {
  const [fields, labelIds] = await Promise.all([
    allFields(ctx),
    knownLabels(ctx, labelIdsOf(criteria)),
  ]);
  const [first, ...others] = checkCriteria(criteria, { fields, labelIds });
  if (first !== undefined) {
    const errors = [first, ...others].map(({ path, message }) => ({
      path: ["criteria", ...path].join("."),
      message,
    }));
    return fail("criteria-invalid", { reason: first.message }, errors);
  }
  if (!may(ctx, "contact:read_phone") && probesPhones(criteria)) {
    return fail("forbidden", { permission: "contact:read_phone" });
  }
  return ok(criteria);
}

const probesPhones = (criteria: Criteria): boolean =>
  leavesOf(criteria).some(
    ({ leaf }) =>
      leaf.field === "phone" &&
      typeof leaf.value === "string" &&
      leaf.value.length > PREFIX_FOR_ALL,
  );

export const nameTaken = (name: string) => ({
  "segments.name": fail("name-taken", { name }, [{ path: "name", message: "This name is taken." }])
    .error,
});
