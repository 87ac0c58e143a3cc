import { SettingsForm } from "../features/settings/settings-form.tsx";
import { Suppressions } from "../features/settings/suppressions.tsx";
import { useI18n } from "../lib/i18n/index.tsx";
import { PageHeader } from "../ui/page-header.tsx";

export function BusinessPage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("nav.settings")} description={t("settings.description")} />
      <SettingsForm />
      <Suppressions />
    </>
  );
}
