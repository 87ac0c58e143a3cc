import type { Permission } from "@siar/kernel/permission";

/** A key may what its member may at this moment, and of that only what it was made for. */
export const scoped = (
  may: ReadonlySet<Permission>,
  chosen: readonly string[] | null,
): ReadonlySet<Permission> =>
  chosen === null ? may : new Set([...may].filter((permission) => chosen.includes(permission)));
