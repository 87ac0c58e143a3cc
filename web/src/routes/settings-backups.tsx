import { Backups } from "../features/backups/backups.tsx";

export const BackupsPage = () => <Backups />;
