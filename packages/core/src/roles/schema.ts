import { z } from "zod";
import { permissions } from "@siar/kernel/permission";
import { Title } from "@siar/kernel/plain-text";

export const builtInRoles = ["owner", "manager", "supervisor", "agent", "viewer"] as const;
export type BuiltInRole = (typeof builtInRoles)[number];

/** What a member is: one of the built-in roles, or one that an owner has composed. */
export const roleNames = [...builtInRoles, "custom"] as const;
export type RoleName = (typeof roleNames)[number];

const Permission = z.enum(permissions);

export const Role = z
  .object({
    id: z.number().int(),
    name: z.string(),
    description: z.string(),
    permissions: z.array(Permission),
    memberCount: z.number().int().describe("How many members have it."),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: "Role" });
export type Role = z.infer<typeof Role>;

export const BuiltIn = z
  .object({
    role: z.enum(builtInRoles),
    permissions: z.array(Permission),
    memberCount: z.number().int(),
  })
  .meta({ id: "BuiltInRole" });

export const RoleInput = z.object({
  name: Title.min(1, "A name is needed.").max(60),
  description: Title.max(200).default(""),
  permissions: z
    .array(Permission)
    .min(1, "Choose at least one permission.")
    .describe("What it may do. Viewing what may be changed comes with it."),
});
export type RoleInput = z.infer<typeof RoleInput>;

export const RoleId = z.object({ id: z.coerce.number().int().positive() });
export const RoleVersion = z.coerce.number().int().positive();
