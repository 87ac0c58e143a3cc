import { Roles } from "../features/settings/roles.tsx";

export const RolesPage = () => <Roles />;
