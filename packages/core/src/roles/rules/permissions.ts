import { isPermission, permissions, type Permission } from "@siar/kernel/permission";
import type { BuiltInRole, RoleName } from "../schema.ts";

const viewing = permissions.filter((permission) => permission.endsWith(":view"));
const conversing = permissions.filter((permission) => permission.startsWith("conversation:"));

/** What no role but the owner's can hold, built in or composed (13.1). */
export const ownersOnly: readonly Permission[] = permissions.filter(
  (permission) =>
    (/^(campaign|segment):/.test(permission) && !permission.endsWith(":view")) ||
    // A backup holds every number in full, whoever else may read them or not.
    permission === "backup:manage" ||
    permission === "role:manage",
);

/** What an owner may put into a role of their own. */
export const composable: readonly Permission[] = permissions.filter(
  (permission) => !ownersOnly.includes(permission),
);

const manager: readonly Permission[] = [
  ...viewing,
  ...conversing,
  "contact:delete",
  "contact:read_phone",
  "contact:write",
  "media:manage",
  "member:manage",
];

/** What each built-in role may do. Code asks for the permission, never for the role. */
export const rolePermissions: Readonly<Record<BuiltInRole, readonly Permission[]>> = {
  owner: permissions,
  /** Looks after contacts, conversations and the members below; sees campaigns. */
  manager: permissions.filter((permission) => manager.includes(permission)),
  /** Sees everything but phone numbers in full, changes nothing. */
  supervisor: viewing,
  /** Conversations, and whom they are with. */
  agent: permissions.filter(
    (permission) =>
      conversing.includes(permission) ||
      permission === "contact:view" ||
      permission === "notification:view",
  ),
  /** Contacts without their numbers, and what came of campaigns. */
  viewer: ["business:view", "campaign:view", "contact:view", "notification:view"],
};

/** A composed role is whole: whoever may change something of an area also sees it. */
export function composed(chosen: readonly Permission[]): Permission[] {
  const views = chosen.map((permission) => permission.replace(/:.*/, ":view"));
  return composable.filter((name) => chosen.includes(name) || views.includes(name));
}

/** What somebody of this role may do. What is stored of a role is never believed beyond the rule. */
export function permissionsOf(
  role: RoleName,
  custom: readonly string[] | null,
): ReadonlySet<Permission> {
  if (role !== "custom") return new Set(rolePermissions[role]);
  return new Set(composed((custom ?? []).filter(isPermission)));
}

/** One manages, and gives, only what is truly less than what one may do oneself. */
export const isBelow = (theirs: ReadonlySet<string>, mine: ReadonlySet<string>): boolean =>
  theirs.size < mine.size && [...theirs].every((permission) => mine.has(permission));
