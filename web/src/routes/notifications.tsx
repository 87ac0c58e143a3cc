import { Notifications } from "../features/notifications/list.tsx";

export const NotificationsPage = () => <Notifications />;
