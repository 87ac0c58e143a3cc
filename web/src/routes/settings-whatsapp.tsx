import { Accounts } from "../features/connection/accounts.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export function WhatsAppPage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("nav.connection")} description={t("connection.description")} />
      <Accounts />
    </>
  );
}
