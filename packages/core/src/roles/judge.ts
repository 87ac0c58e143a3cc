import { fail } from "@siar/kernel/errors";
import type { Permission } from "@siar/kernel/permission";
import { ownersOnly } from "./rules/index.ts";

/** A refusal that names what no composed role can hold, or null if nothing of that was chosen. */
export function ownersAlone(chosen: readonly Permission[]) {
  const refused = chosen.filter((permission) => ownersOnly.includes(permission));
  if (refused.length === 0) return null;
  const message = `Only the owner can hold ${refused.join(", ")}.`;
  return fail("invalid-input", {}, [{ path: "permissions", message }]);
}
