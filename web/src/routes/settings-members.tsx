import { Members } from "../features/settings/members.tsx";

export const MembersPage = () => <Members />;
