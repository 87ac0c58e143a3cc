export {
  composable,
  composed,
  isBelow,
  ownersOnly,
  permissionsOf,
  rolePermissions,
} from "./permissions.ts";
