import type { Ctx } from "@siar/kernel/ctx";
import { fail } from "@siar/kernel/errors";
import { ok, type Result } from "@siar/kernel/result";
import type { z } from "zod";
import { allFields, checkAttributes } from "../fields/index.ts";
import { knownLabels } from "../labels/index.ts";
import { getSettings } from "../settings/index.ts";
import { readPhone } from "./rules/index.ts";
import type { Attributes, ContactInput } from "./schema.ts";

type Given = Partial<z.output<typeof ContactInput>>;

/** The number as stored; null and "" take it away, undefined leaves it. */
export async function checkedPhone(
  ctx: Ctx,
  phone: string | null | undefined,
): Promise<Result<string | null | undefined>> {
  if (phone === undefined) return ok(undefined);
  if (phone === null || phone === "") return ok(null);
  const { defaultCountry } = await getSettings(ctx);
  const read = readPhone(phone, defaultCountry);
  if (read !== null) return ok(read);
  return fail("phone-invalid", { phone }, [{ path: "phone", message: "Not a phone number." }]);
}

/** The attributes after the edit: what is left out stays, null takes away. */
export async function checkedAttributes(
  ctx: Ctx,
  before: Attributes,
  edit: Given["attributes"],
): Promise<Result<Attributes>> {
  if (edit === undefined) return ok(before);
  const entries = Object.entries(edit);
  const given = entries.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
  const checked = checkAttributes(await allFields(ctx), Object.fromEntries(given));
  if (!checked.ok) return checked;
  const kept = Object.entries(before).filter(([key]) => !Object.hasOwn(edit, key));
  return ok({ ...Object.fromEntries(kept), ...checked.value });
}

export async function checkedLabels(
  ctx: Ctx,
  ids: readonly number[] | undefined,
): Promise<Result<readonly number[] | undefined>> {
  if (ids === undefined) return ok(undefined);
  const known = await knownLabels(ctx, ids);
  const errors = ids.flatMap((id, at) =>
    known.has(id) ? [] : [{ path: `labelIds.${at}`, message: `There is no label ${id}.` }],
  );
  return errors.length === 0 ? ok(ids) : fail("invalid-input", {}, errors);
}

/** Null clears it; a text without a date was given now. */
export function optInColumns(ctx: Ctx, optIn: Given["optIn"]) {
  if (optIn === undefined) return {};
  if (optIn === null) return { optInSource: null, optInText: null, optInAt: null };
  const at = optIn.at === undefined || optIn.at === null ? ctx.now : Date.parse(optIn.at);
  return { optInSource: optIn.source, optInText: optIn.text ?? null, optInAt: at };
}

/** What a unique index says, as a person should hear it. */
export const identityTaken = {
  "contacts.phone": fail("phone-taken", {}, [
    { path: "phone", message: "Another contact has this number." },
  ]).error,
  "contacts.user_id": fail("user-id-taken", {}, [
    { path: "userId", message: "Another contact has this user id." },
  ]).error,
};

export const unreachable = () =>
  fail("contact-unreachable", {}, [{ path: "phone", message: "A phone number is needed." }]);
