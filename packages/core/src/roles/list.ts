import { z } from "zod";
import { permissions } from "@siar/kernel/permission";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import { composable, rolePermissions } from "./rules/index.ts";
import { BuiltIn, builtInRoles, Role } from "./schema.ts";
import { allRoles, builtInCounts } from "./store.ts";

export const list = query({
  name: "role.list",
  summary: "List the roles that were composed, the built-in ones, and what a role can hold.",
  permission: "member:view",
  input: z.object({}),
  output: z.object({
    items: z.array(Role),
    builtIn: z.array(BuiltIn),
    composable: z.array(z.enum(permissions)),
    nextCursor: z.null(),
  }),
  run: async (ctx) => {
    const [items, counts] = await Promise.all([allRoles(ctx), builtInCounts(ctx)]);
    const builtIn = builtInRoles.map((role) => ({
      role,
      permissions: [...rolePermissions[role]],
      memberCount: counts.get(role) ?? 0,
    }));
    return ok({ items, builtIn, composable: [...composable], nextCursor: null });
  },
});
