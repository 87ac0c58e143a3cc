import { Fields } from "../features/settings/fields.tsx";

export const FieldsPage = () => <Fields />;
