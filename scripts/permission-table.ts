import { permissions, type Permission } from "../packages/kernel/src/permission.ts";
import { ownersOnly, rolePermissions } from "../packages/core/src/roles/rules/index.ts";
import { builtInRoles } from "../packages/core/src/roles/schema.ts";

interface Line {
  readonly method: string;
  readonly path: string;
  readonly operation: { readonly permission: Permission | null };
}

/** The page that says who may do what: made from the rules and the table of routes. */
export function permissionTable(routes: readonly Line[]): string {
  return `# Who may do what

Made from the code by \`npx -y pnpm@12 generate\`; a test asks every route as every role and compares with this page. What the roles are for is told in [people](guide/people.md).

## Roles

A role that an owner composes can hold whatever is marked under “composed”.

${table(
  ["permission", ...builtInRoles, "composed"],
  permissions.map((permission) => [
    `\`${permission}\``,
    ...builtInRoles.map((role) => mark(rolePermissions[role].includes(permission))),
    mark(!ownersOnly.includes(permission)),
  ]),
)}

## Routes

${table(
  ["route", "permission"],
  routes.map(({ method, path, operation: { permission } }) => [
    `\`${method} ${path}\``,
    permission === null
      ? "nobody has to be signed in, or the answer depends on who is"
      : `\`${permission}\``,
  ]),
)}
`;
}

const mark = (holds: boolean): string => (holds ? "✓" : "");

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
