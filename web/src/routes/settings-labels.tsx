import { Labels } from "../features/settings/labels.tsx";

export const LabelsPage = () => <Labels />;
