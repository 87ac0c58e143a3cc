import { ApiKeys } from "../features/settings/api-keys.tsx";

export const ApiKeysPage = () => <ApiKeys />;
