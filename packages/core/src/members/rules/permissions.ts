import { permissions, type Permission } from "@siar/kernel/permission";
import type { Role } from "../schema.ts";

const viewing = permissions.filter((permission) => permission.endsWith(":view"));

/** What each role may do. Code asks for the permission, never for the role. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  /** Sees everything but phone numbers in full, changes nothing. */
  supervisor: viewing,
  agent: ["contact:view", "conversation:reply", "conversation:view", "notification:view"],
};

export const permissionsOf = (role: Role): ReadonlySet<Permission> =>
  new Set(rolePermissions[role]);
